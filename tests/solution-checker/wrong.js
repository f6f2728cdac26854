// One line for each kind of rule, so that a checker that finds nothing is seen.
window.top.location = "http://contoso.example/";
Xrm.Page.getAttribute("name");
eval("1");
if (1 == "1") {
  debugger;
}
document.cookie = "a=b";
document.body.innerHTML = "<b>text</b>";
window.parent.postMessage("text", "*");
const request = new XMLHttpRequest();
request.open("GET", "/api/data/v9.2/contacts", false);
