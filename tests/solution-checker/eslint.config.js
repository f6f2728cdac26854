import powerApps from "@microsoft/eslint-plugin-power-apps";

const insertsHtml = "/^(innerHTML|outerHTML)$/";

export default [
  {
    files: ["**/*.js"],
    languageOptions: { sourceType: "module" },
    linterOptions: { noInlineConfig: true },
    plugins: { "@microsoft/power-apps": powerApps },
    rules: {
      // web-…: all that Microsoft's package has.
      ...Object.fromEntries(Object.keys(powerApps.rules).map((rule) => [`@microsoft/power-apps/${rule}`, "error"])),
      // web-avoid-eval, web-use-strict-equality-operators, web-remove-debug-script, web-avoid-with; modules are strict (web-use-strict-mode).
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      eqeqeq: "error",
      "no-debugger": "error",
      "no-alert": "error",
      "no-console": "error",
      "no-with": "error",
      // web-sdl-…: cookies, document.domain, document.write, HTML out of text, insecure addresses, messages to everybody.
      "no-restricted-properties": [
        "error",
        ...["cookie", "domain", "write", "writeln"].map((property) => ({ object: "document", property, message: "web-sdl" })),
      ],
      "no-restricted-syntax": [
        "error",
        { selector: `AssignmentExpression[left.property.name=${insertsHtml}]`, message: "web-sdl-no-html-method" },
        { selector: "CallExpression[callee.property.name='insertAdjacentHTML']", message: "web-sdl-no-html-method" },
        { selector: "CallExpression[callee.property.name='postMessage'] > Literal[value='*']", message: "web-sdl-no-postmessage-star-origin" },
        // Names of XML namespaces are no addresses.
        { selector: "Literal[value=/^http:..(?!www[.]w3[.]org)/]", message: "web-sdl-no-insecure-url" },
      ],
    },
  },
];
