// What the page does besides Swagger UI, so that an API key alone suffices to try the API. It stands in front of Swagger
// UI's own initializer, which calls both functions for each request and answer.
const helper = {
  // What the page shows as the client id; the server wants the id of the key, which is a part of the key's text.
  CLIENT_ID: 'taken from the key',

  request(request) {
    const basic = /^Basic (.*)$/.exec((request.headers || {}).Authorization || '');
    if (basic && new URL(request.url, window.location.href).pathname === '/oauth2/token') {
      const [id, ...rest] = atob(basic[1]).split(':');
      const key = rest.join(':').trim();
      if (id === '' || id === helper.CLIENT_ID) {
        // bsk_<live|test>_<keyId>_<secret>
        request.headers.Authorization = 'Basic ' + btoa((key.split('_')[2] || id) + ':' + key);
      }
    }
    return request;
  },

  // Each operation that needs an Idempotency-Key is shown with a new one. Executing it again is a repeat and does nothing
  // twice; another request wants another key. What may be left out of a query is left out, with its example beside it: the
  // page would send it else, and all filters at once, with the cursor of another list, find nothing.
  response(response) {
    if (new URL(response.url, window.location.href).pathname === '/v1/openapi.json' && response.text) {
      const description = JSON.parse(response.text);
      for (const path of Object.values(description.paths)) {
        for (const operation of Object.values(path)) {
          for (const parameter of operation.parameters || []) {
            if (parameter.name === 'Idempotency-Key') {
              parameter.example = crypto.randomUUID();
            }
            if (parameter.in === 'query' && !parameter.required && parameter.example !== undefined) {
              parameter.description = [parameter.description, 'Example: `' + parameter.example + '`'].filter(Boolean).join(' ');
              delete parameter.example;
            }
          }
        }
      }
      response.text = JSON.stringify(description);
    }
    return response;
  },
};
