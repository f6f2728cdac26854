// The shell of the embedded Dataverse. Its addresses are those of model-driven apps: main.aspx?pagetype=entityrecord&etn=contact&id=…,
// main.aspx?pagetype=entitylist&etn=contact, main.aspx?pagetype=webresource&webresourceName=…&data=….
const api = '/api/data/v9.2/';
const main = document.getElementById('main');
const formatted = '@OData.Community.Display.V1.FormattedValue';
let tables = [];
let state = {};

async function get(address, prefer = 'odata.include-annotations="*",odata.maxpagesize=50') {
  const response = await fetch(address, { headers: { Accept: 'application/json', Prefer: prefer } });
  const body = await response.json();
  if (!response.ok) { throw new Error(body.error?.message ?? response.statusText); }
  return body;
}

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== undefined && text !== null) { made.textContent = text; }
  for (const [key, value] of Object.entries(attributes)) { made.setAttribute(key, value); }
  return made;
}

function link(text, parameters) {
  return element('a', text, { href: '/main.aspx?' + new URLSearchParams(parameters) });
}

function items(list, links) {
  document.getElementById(list).replaceChildren(...links.map(made => { const item = element('li'); item.append(made); return item; }));
}

/** The address of a web resource, with the parameters that a form passes to it. */
function pageAddress(page, { table, id, data } = {}) {
  const parameters = new URLSearchParams();
  if (data) { parameters.set('data', data); }
  if (id) { parameters.set('id', `{${id.toUpperCase()}}`); }
  parameters.set('orglcid', '1033');
  parameters.set('orgname', state.organization);
  if (table) {
    parameters.set('type', tables.find(known => known.LogicalName === table)?.ObjectTypeCode ?? '');
    parameters.set('typename', table);
  }
  parameters.set('userlcid', '1033');
  return `/WebResources/${page.split('/').map(encodeURIComponent).join('/')}?${parameters}`;
}

function showPage(page, data) {
  main.replaceChildren(element('iframe', null, { src: pageAddress(page, { data }), title: page }));
}

async function showRows(table, address) {
  const shown = [table.PrimaryNameAttribute, 'createdon', 'modifiedon'].filter(Boolean);
  const body = await get(address ?? `${api}${table.EntitySetName}?$count=true`);
  const grid = element('table');
  const head = element('tr');
  const columns = body.value.length ? Object.keys(body.value[0]).filter(name => !name.includes('@') && name !== table.PrimaryIdAttribute) : shown;
  columns.sort((one, other) => shown.includes(other) - shown.includes(one));
  head.append(...columns.slice(0, 8).map(name => element('th', name, { scope: 'col' })));
  grid.append(head);
  for (const row of body.value) {
    const line = element('tr');
    columns.slice(0, 8).forEach((name, index) => {
      const cell = element('td');
      const text = row[name + formatted] ?? row[name];
      cell.append(index === 0
          ? link(text ?? row[table.PrimaryIdAttribute], { etn: table.LogicalName, id: row[table.PrimaryIdAttribute], pagetype: 'entityrecord' })
          : element('span', text));
      line.append(cell);
    });
    grid.append(line);
  }
  const rows = element('div', null, { class: 'rows', tabindex: '0' });
  rows.append(grid);
  main.replaceChildren(element('h2', table.LogicalName), element('p', `${body['@odata.count'] ?? ''} rows`), rows);
  if (body['@odata.nextLink']) {
    const next = element('button', 'Next page', { type: 'button' });
    next.addEventListener('click', () => attempt(() => showRows(table, body['@odata.nextLink'])));
    main.append(next);
  }
}

async function showRow(table, id) {
  const row = await get(`${api}${table.EntitySetName}(${encodeURIComponent(id)})`);
  const form = element('dl', null, { class: 'form' });
  for (const [name, value] of Object.entries(row)) {
    if (!name.includes('@') && value !== null) { form.append(element('dt', name), element('dd', row[name + formatted] ?? value)); }
  }
  main.replaceChildren(element('h2', row[table.PrimaryNameAttribute] ?? id));
  const choice = element('select', null, { 'aria-label': 'Page on the form' });
  choice.append(element('option', 'no page', { value: '' }), ...state.pages.map(page => element('option', page, { value: page })));
  const place = element('div');
  const show = () => {
    sessionStorage.setItem('page', choice.value);
    place.replaceChildren(...choice.value
        ? [element('iframe', null, { src: pageAddress(choice.value, { table: table.LogicalName, id }), title: choice.value })] : []);
  };
  choice.addEventListener('change', show);
  choice.value = sessionStorage.getItem('page') ?? '';
  const label = element('label', 'Page on the form: ');
  label.append(choice);
  main.append(label, place, form);
  show();
}

async function attempt(work) {
  try { await work(); } catch (error) { main.replaceChildren(element('p', error.message, { class: 'error', role: 'alert' })); }
}

function route() {
  const wanted = new URLSearchParams(location.search);
  const table = tables.find(known => known.LogicalName === wanted.get('etn'));
  attempt(async () => {
    if (wanted.get('pagetype') === 'webresource') { showPage(wanted.get('webresourceName') ?? '', wanted.get('data')); }
    else if (table && wanted.get('id')) { await showRow(table, wanted.get('id')); }
    else if (table) { await showRows(table); }
  });
}

function listTables() {
  const search = document.getElementById('search').value.trim().toLowerCase();
  items('tables',
      tables.filter(table => table.LogicalName.includes(search)).map(table => link(table.LogicalName, { pagetype: 'entitylist', etn: table.LogicalName })));
}

async function start() {
  state = await get('/shell/state');
  document.getElementById('organization').textContent = `Embedded Dataverse: ${state.organization}`;
  const users = document.getElementById('user');
  users.replaceChildren(...state.users.map(user => element('option', user.name, { value: user.id })));
  users.value = state.user;
  users.addEventListener('change', async () => {
    await fetch('/shell/user', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ id: users.value }) });
    location.reload();
  });
  items('pages', state.pages.map(page => link(page, { pagetype: 'webresource', webresourceName: page })));
  tables = (await get(`${api}EntityDefinitions?$select=LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,ObjectTypeCode`)).value;
  document.getElementById('search').addEventListener('input', listTables);
  listTables();
  route();
}

attempt(start);
