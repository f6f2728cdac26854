// Drives a served organisation with a published client of the Web API, as any program would, and checks what comes back.
// Usage: node scenario.js http://127.0.0.1:PORT  The last line counts the calls.
import assert from 'node:assert/strict';
import { DynamicsWebApi } from 'dynamics-web-api';

const serverUrl = process.argv[2];
const client = new DynamicsWebApi({ serverUrl, dataApi: { version: '9.2' } });
const label = '@OData.Community.Display.V1.FormattedValue';
let calls = 0;

/** One call of the client, and what must hold of its answer. */
async function step(name, work) {
  try {
    await work();
    calls += 1;
    console.log(`ok ${name}`);
  } catch (error) {
    console.log(`FAILED ${name}: ${error.stack ?? JSON.stringify(error)}`);
    process.exit(1);
  }
}

let account;
let contact;
let order;

await step('callFunction WhoAmI', async () => {
  const who = await client.callFunction('WhoAmI');
  assert.match(who.UserId, /^[0-9a-f-]{36}$/);
});
await step('create, id back', async () => {
  account = await client.create({ collection: 'accounts', data: { name: "Client's account", numberofemployees: 5 } });
  assert.match(account, /^[0-9a-f-]{36}$/);
});
await step('create, row back, lookup bound', async () => {
  const row = await client.create({
    collection: 'contacts',
    data: { firstname: 'Dora', lastname: 'Driver', 'parentcustomerid_account@odata.bind': `/accounts(${account})` },
    select: ['contactid', 'fullname', '_parentcustomerid_value'],
    returnRepresentation: true,
  });
  assert.equal(row.fullname, 'Dora Driver');
  assert.equal(row._parentcustomerid_value, account);
  contact = row.contactid;
});
await step('retrieve with expand and annotations', async () => {
  const row = await client.retrieve({
    collection: 'contacts',
    key: contact,
    select: ['fullname', 'statecode', '_parentcustomerid_value'],
    expand: [{ property: 'parentcustomerid_account', select: ['name'] }],
    includeAnnotations: '*',
  });
  assert.equal(row.parentcustomerid_account.name, "Client's account");
  assert.equal(row[`statecode${label}`], 'Active');
  assert.equal(row['_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname'], 'account');
});
await step('update', async () => {
  await client.update({ collection: 'contacts', key: contact, data: { jobtitle: 'Driver' } });
});
await step('update with a stale tag fails', async () => {
  await assert.rejects(
    client.update({ collection: 'contacts', key: contact, data: { jobtitle: 'x' }, ifmatch: 'W/"1"', returnRepresentation: true, select: ['jobtitle'] }).then(
        (row) => {
      // The client turns 412 into false.
      if (row === false) { throw Object.assign(new Error('precondition'), { status: 412 }); }
    }),
    (error) => error.status === 412,
  );
});
await step('updateSingleProperty', async () => {
  await client.updateSingleProperty({ collection: 'contacts', key: contact, fieldValuePair: { jobtitle: 'Chief driver' } });
  const row = await client.retrieve({ collection: 'contacts', key: contact, select: ['jobtitle'] });
  assert.equal(row.jobtitle, 'Chief driver');
});
await step('upsert by alternate key makes a row', async () => {
  const row = await client.upsert({ collection: 'sample_orders', key: "sample_number='C-1'", data: { sample_name: 'One', sample_count: 1 },
      returnRepresentation: true, select: ['sample_orderid', 'sample_number'] });
  assert.equal(row.sample_number, 'C-1');
  order = row.sample_orderid;
});
await step('upsert that must not make a row', async () => {
  const made = await client.upsert({ collection: 'contacts', key: '00000000-0000-0000-0000-00000000000f', data: { firstname: 'No' }, ifmatch: '*' });
  assert.equal(made, null);
});
await step('retrieveMultiple with filter, order, top and count', async () => {
  const page = await client.retrieveMultiple(
      { collection: 'contacts', select: ['firstname'], filter: "startswith(lastname,'driv') and statecode eq 0", orderBy: ['createdon desc'], top: 5,
      count: true });
  assert.equal(page.oDataCount, 1);
  assert.equal(page.value[0].firstname, 'Dora');
});
await step('retrieveMultiple page by page', async () => {
  for (let number = 2; number <= 5; number += 1) {
    await client.create({ collection: 'sample_orders', data: { sample_name: `Order ${number}`, sample_count: number } });
  }

  const first = await client.retrieveMultiple({ collection: 'sample_orders', select: ['sample_name'], orderBy: ['sample_count'], maxPageSize: 3 });
  assert.equal(first.value.length, 3);
  assert.ok(first.oDataNextLink);
  const second = await client.retrieveMultiple({ collection: 'sample_orders', maxPageSize: 3 }, first.oDataNextLink);
  assert.deepEqual(second.value.map((row) => row.sample_name), ['Order 4', 'Order 5']);
});
await step('retrieveAll', async () => {
  const all = await client.retrieveAll({ collection: 'sample_orders', select: ['sample_name'], maxPageSize: 2 });
  assert.equal(all.value.length, 5);
});
await step('count and countAll', async () => {
  assert.equal(await client.count({ collection: 'sample_orders', filter: 'sample_count gt 2' }), 3);
  assert.equal(await client.countAll({ collection: 'sample_orders', select: ['sample_name'] }), 5);
});
await step('associateSingleValued and disassociateSingleValued', async () => {
  await client.associateSingleValued(
      { collection: 'sample_orders', primaryKey: order, navigationProperty: 'sample_Customer', relatedCollection: 'contacts', relatedKey: contact });
  const linked = await client.retrieve({ collection: 'sample_orders', key: order, select: ['_sample_customer_value'] });
  assert.equal(linked._sample_customer_value, contact);
  await client.disassociateSingleValued({ collection: 'sample_orders', primaryKey: order, navigationProperty: 'sample_Customer' });
});
await step('associate and disassociate', async () => {
  const relationship = 'contact_sample_order_sample_customer';
  await client.associate(
      { collection: 'contacts', primaryKey: contact, relationshipName: relationship, relatedCollection: 'sample_orders', relatedKey: order });
  const row = await client.retrieve(
      { collection: 'contacts', key: contact, select: ['firstname'], expand: [{ property: relationship, select: ['sample_name'] }] });
  assert.deepEqual(row[relationship].map((one) => one.sample_name), ['One']);
  await client.disassociate({ collection: 'contacts', primaryKey: contact, relationshipName: relationship, relatedKey: order });
});
await step('callAction', async () => {
  const answer = await client.callAction({ actionName: 'sample_Greet', action: { Name: 'Dora' } });
  assert.equal(answer.Greeting, 'Hello, Dora');
});
await step('callAction that is refused', async () => {
  await assert.rejects(client.callAction({ actionName: 'sample_Greet', action: {} }), (error) => error.status === 400 && error.code === '0x80040203');
});
await step('callFunction with parameters', async () => {
  const answer = await client.callFunction({ functionName: 'sample_Twice', parameters: { Number: 21 } });
  assert.equal(answer.Result, 42);
});
await step('callFunction in a filter', async () => {
  const page = await client.retrieveMultiple(
      { collection: 'contacts', select: ['firstname'], filter: "Microsoft.Dynamics.CRM.In(PropertyName='firstname',PropertyValues=['Dora','Nobody'])" });
  assert.equal(page.value.length, 1);
});
await step('batch with a change set that refers to its own row', async () => {
  client.startBatch();
  client.create({ collection: 'accounts', data: { name: 'Batch account' }, contentId: '1' });
  client.create({ collection: 'contacts', data: { firstname: 'Batch', 'parentcustomerid_account@odata.bind': '$1' } });
  const answers = await client.executeBatch();
  assert.equal(answers.length, 2);
  const page = await client.retrieveMultiple({ collection: 'contacts', select: ['firstname'], filter: "parentcustomerid_account/name eq 'Batch account'" });
  assert.equal(page.value.length, 1);
});
await step('batch of reads', async () => {
  client.startBatch();
  client.retrieve({ collection: 'contacts', key: contact, select: ['fullname'] });
  client.retrieveMultiple({ collection: 'accounts', select: ['name'], top: 1 });
  const [row, page] = await client.executeBatch();
  assert.equal(row.fullname, 'Dora Driver');
  assert.equal(page.value.length, 1);
});
await step('retrieveEntities', async () => {
  const found = await client.retrieveEntities({ select: ['LogicalName', 'EntitySetName'], filter: "LogicalName eq 'sample_order'" });
  assert.equal(found.value[0].EntitySetName, 'sample_orders');
});
await step('retrieveEntity by name', async () => {
  const found = await client.retrieveEntity({ key: "LogicalName='contact'", select: ['PrimaryIdAttribute'] });
  assert.equal(found.PrimaryIdAttribute, 'contactid');
});
await step('retrieveAttributes', async () => {
  const found = await client.retrieveAttributes(
      { entityKey: "LogicalName='sample_order'", select: ['LogicalName'], castType: 'Microsoft.Dynamics.CRM.PicklistAttributeMetadata' });
  assert.deepEqual(found.value.map((column) => column.LogicalName), ['sample_size']);
});
await step('retrieveCsdlMetadata', async () => {
  assert.match(await client.retrieveCsdlMetadata(), /<EntitySet Name="sample_orders"/);
});
await step('table names instead of set names', async () => {
  const named = client.initializeInstance({ serverUrl, dataApi: { version: '9.2' }, useEntityNames: true });
  const row = await named.retrieve({ collection: 'contact', key: contact, select: ['firstname'] });
  assert.equal(row.firstname, 'Dora');
});
await step('a request as another user', async () => {
  const users = await client.retrieveMultiple({ collection: 'systemusers', select: ['fullname'], filter: "fullname eq 'Reader'" });
  const impersonate = users.value[0].systemuserid;
  assert.equal((await client.retrieve({ collection: 'contacts', key: contact, select: ['firstname'], impersonate })).firstname, 'Dora');
  await assert.rejects(client.deleteRecord({ collection: 'contacts', key: contact, impersonate }), (error) =>
      error.status === 403 && error.code === '0x80040220');
});
await step('deleteRecord of one column', async () => {
  await client.deleteRecord({ collection: 'contacts', key: contact, property: 'jobtitle' });
  assert.equal((await client.retrieve({ collection: 'contacts', key: contact, select: ['jobtitle'] })).jobtitle, null);
});
await step('deleteRecord', async () => {
  await client.deleteRecord({ collection: 'contacts', key: contact });
});
await step('retrieve of a deleted row fails', async () => {
  await assert.rejects(client.retrieve({ collection: 'contacts', key: contact }), (error) => error.status === 404 && error.code === '0x80040217');
});

console.log(`${calls} calls passed`);
