// Keeps each answer as soon as it is chosen; without this script the buttons of the page keep them.
// Only the question that was answered is sent: a second tab may have answered others meanwhile.
const form = document.querySelector("form[data-autosave]");
if (form) {
    const words = form.querySelector("[data-saved]");
    const answerTo = (name) => {
        const sent = new FormData();
        for (const [key, value] of new FormData(form)) {
            if (key === name || key === "__RequestVerificationToken") {
                sent.append(key, value);
            }
        }
        sent.append("Sent.Asked", name.replace("Sent.Q", ""));
        return sent;
    };
    let waiting = Promise.resolve();
    form.addEventListener("change", (event) => {
        const sent = answerTo(event.target.name);
        waiting = waiting.then(async () => {
            try {
                const answer = await fetch(form.dataset.autosave, { method: "POST", body: sent, redirect: "manual" });
                words.textContent = answer.ok ? await answer.text() : "没有保存，请点页面下方的按钮再保存一次。";
            } catch {
                words.textContent = "网络断了一下，答案还在页面上，联网以后再选一次或者点保存。";
            }
        });
    });
}

// Counts the time down; the server alone decides when it is over, the page only asks it then.
const left = document.querySelector("[data-left]");
if (left) {
    const ends = performance.now() + Number(left.dataset.left) * 1000;
    const show = () => {
        const seconds = Math.max(0, Math.round((ends - performance.now()) / 1000));
        left.textContent = seconds > 0 ? `还剩 ${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒` : "时间到，正在收卷";
        if (seconds > 0) {
            setTimeout(show, 1000);
        } else {
            setTimeout(() => location.assign(left.dataset.after), 1500);
        }
    };
    show();
}
