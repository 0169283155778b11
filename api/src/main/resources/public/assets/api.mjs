// The API to be tried: what is told and asked comes from this server and goes to it, and to nobody else.
window.SwaggerUIBundle({
    dom_id: '#api',
    url: '/openapi.json',
    deepLinking: true,
    tryItOutEnabled: true,
    validatorUrl: null,
    // The description is of this server.
    showExtensions: false,
    displayRequestDuration: true,
    presets: [window.SwaggerUIBundle.presets.apis],
});
