// The sign-in page: whoever has signed out, and whoever signs in, leaves no page of the field work on the telephone (decision 0030).
// Findings that wait for a network stay: they are sent only for the person who wrote them. A session that ran out (it comes with a way back) keeps the form.
const forget = () => caches.keys().then((names) => names.filter((n) => n.startsWith("field-")).forEach((n) => caches.delete(n)));

if (window.caches) {
    if (!new URLSearchParams(location.search).has("returnUrl")) {
        forget();
    }
    addEventListener("submit", forget);
}
