// Wagtail copies its settings, the form token among them, when it loads. Given beforehand as an
// object of our own, the token can be renewed after a new sign-in without reloading the page.
globalThis.wagtailConfig = JSON.parse(document.getElementById("portal-wagtail-config").textContent);
