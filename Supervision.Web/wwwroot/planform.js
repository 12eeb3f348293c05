// Says while typing what the plan still lacks (D-7.5). It only tells: drafts may be kept unfinished, and the server checks everything again.
(() => {
  const number = text => {
    const plain = (text ?? '').normalize('NFKC').replace('\u2212', '-').trim();
    return plain === '' ? null : /^-?\d+(\.\d{1,4})?$/.test(plain) && Math.abs(Number(plain)) <= 999999999999 ? Number(plain) : NaN;
  };

  const say = (place, words) => {
    if (place && place.textContent !== words) {
      place.textContent = words;
    }
  };

  const checkIndicator = box => {
    const field = name => box.querySelector(`[name$=".${name}"]`);
    const names = { Baseline: '基准', Q1: '一季度', Q2: '二季度', Q3: '三季度', Q4: '四季度', Target: '年度目标' };
    const read = Object.fromEntries(Object.keys(names).map(n => [n, number(field(n)?.value)]));
    const place = box.querySelector('[data-check=indicator]');
    const wrong = Object.keys(names).find(n => Number.isNaN(read[n]));
    if (wrong) {
      return say(place, `${names[wrong]}请只填数字，例如 54 或者 53.5。`);
    }

    const direction = field('Direction')?.value;
    const quarters = [read.Q1, read.Q2, read.Q3, read.Q4];
    if (direction === 'Reach') {
      return say(place, [...quarters, read.Target].some(v => v !== null && v !== 0 && v !== 1) ? '“达到”的指标只填 1 或者 0。' : '');
    }

    const known = quarters.filter(v => v !== null);
    const sign = direction === 'Down' ? -1 : 1;
    if (direction && known.some((v, i) => i > 0 && (v - known[i - 1]) * sign < 0)) {
      return say(place, direction === 'Down' ? '请核对：季度目标是累计数，越小越好的一般逐季减小。' : '请核对：季度目标是累计数，一般逐季增加。');
    }

    say(place, read.Q4 !== null && read.Target !== null && read.Q4 !== read.Target ? '第四季度应当等于年度目标。' : '');
  };

  const checkQuarters = section => {
    const year = section.dataset.plan;
    const days = [...section.querySelectorAll('input[type=date]')].map(i => i.value).filter(v => v !== '');
    const empty = new Set([...section.querySelectorAll('input[type=checkbox]:checked')].map(i => Number(i.value)));
    const filled = new Set(days.filter(d => d.startsWith(year)).map(d => Math.ceil(Number(d.slice(5, 7)) / 3)));
    const outside = days.some(d => !d.startsWith(year));
    const missing = [1, 2, 3, 4].filter(q => !filled.has(q) && !empty.has(q));
    const both = [1, 2, 3, 4].filter(q => filled.has(q) && empty.has(q));
    say(section.querySelector('[data-check=quarters]'), outside ? `节点的日期应当在${year}年以内。`
      : both.length > 0 ? `第 ${both.join('、')} 季度已经有节点，不要再选“本季度无节点”。`
        : missing.length > 0 && days.length > 0 ? `第 ${missing.join('、')} 季度还没有节点，也没有选“本季度无节点”。` : '');
  };

  const check = event => {
    const box = event.target.closest?.('[data-plan-indicator]');
    const section = event.target.closest?.('[data-plan]');
    if (box) {
      checkIndicator(box);
    }

    if (section) {
      checkQuarters(section);
    }
  };

  document.addEventListener('input', check);
  document.addEventListener('change', check);
})();
