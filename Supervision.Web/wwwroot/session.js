// Keeps the session of somebody who is at work on a page that needs no request of its own; idle people are let go.
let active = false;
for (const kind of ["keydown", "pointerdown"]) {
    addEventListener(kind, () => { active = true; }, { passive: true, capture: true });
}
setInterval(() => {
    if (active) {
        active = false;
        fetch("/session/alive", { cache: "no-store", redirect: "manual" }).catch(() => { active = true; });
    }
}, 5 * 60 * 1000);
