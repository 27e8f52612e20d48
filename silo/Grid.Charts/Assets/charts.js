// Draws every element with data-chart, once it comes into view, and again when its JSON, its width, the language or the
// colours have changed.
(function () {
  'use strict';

  let isPrinting = false;
  const drawn = new Map();   // element -> { chart, json, steps, read, at, width, height }
  const root = document.documentElement;
  const { language, label, options } = window.gridCharts;

  // Arrow keys go from item to item, as the pointer does; Enter opens what a click opens.
  function step(element, event) {
    const { chart, steps, read, at } = drawn.get(element);
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by && steps.length > 0) {
      const next = Math.min(steps.length - 1, Math.max(0, at + by));
      drawn.get(element).at = next;
      chart.dispatchAction({ type: 'showTip', ...steps[next] });
      tell(read(next));
      event.preventDefault();
    } else if (event.key === 'Enter' && at >= 0) {
      open(steps[at].link);
    } else if (event.key === 'Escape') {
      chart.dispatchAction({ type: 'hideTip' });
    }
  }

  let told = null;

  function tell(text) {
    if (!told) {
      told = document.createElement('div');
      told.className = 'unseen';
      told.setAttribute('aria-live', 'polite');
      document.body.append(told);
    }

    told.textContent = text;
  }

  // Links are places on this page or on this site; anything else that came with the figures is left alone.
  function open(link) {
    if (link && /^(#|\/(?!\/))/.test(link)) {
      location.assign(link);
    }
  }

  function draw(element) {
    const json = element.dataset.chart;
    const known = drawn.get(element);
    if ((known && known.json === json) || element.clientWidth === 0) {
      return;
    }

    const from = JSON.parse(json);
    const chart = known ? known.chart : echarts.init(element, null, {
      renderer: 'svg', locale: language() === 'zh' ? 'ZH' : 'EN',
    });
    const [width, height] = [element.clientWidth, element.clientHeight];
    if (known && (known.width !== width || known.height !== height)) {
      chart.resize({ width, height });
    }

    const { steps, read, ...option } = options(from, width, height);
    chart.setOption({ useUTC: true, ...option }, { notMerge: true });
    element.setAttribute('aria-label', label(from));
    if (isPrinting) {
      // Paper is narrower than the screen, and nothing is drawn anew for it: the drawing is made to shrink.
      const svg = element.querySelector('svg');
      svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
    }

    drawn.set(element, { chart, json, steps, read, at: known ? Math.min(known.at, steps.length - 1) : -1, width, height });
    if (!known) {
      chart.on('click', point => open(point.data && point.data.link));
      sizes.observe(element);
    }
  }

  function again(element) {
    const known = drawn.get(element);
    if (known) {
      known.chart.dispose();
      drawn.delete(element);
      draw(element);
    }
  }

  const sizes = new ResizeObserver(entries => {
    for (const { target } of entries) {
      const known = drawn.get(target);
      if (known && target.clientWidth > 0 && target.clientWidth !== known.width) {
        again(target);
      }
    }
  });

  const seen = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        seen.unobserve(entry.target);
        draw(entry.target);
      }
    }
  }, { rootMargin: '300px' });

  const listening = new WeakSet();

  // Draws what is new or has changed below an element, and lets go of what has left the page.
  function refresh(within) {
    for (const [element, known] of drawn) {
      if (!element.isConnected) {
        sizes.unobserve(element);
        known.chart.dispose();
        drawn.delete(element);
      }
    }

    const from = within || document;
    const found = [...from.querySelectorAll('[data-chart]')];
    for (const element of from.matches && from.matches('[data-chart]') ? [from, ...found] : found) {
      if (!listening.has(element)) {
        listening.add(element);
        element.addEventListener('keydown', event => drawn.has(element) && step(element, event));
        element.addEventListener(
          'blur', () => drawn.has(element) && drawn.get(element).chart.dispatchAction({ type: 'hideTip' }));
      }

      if (drawn.has(element)) {
        draw(element);
      } else {
        seen.observe(element);
      }
    }
  }

  const redraw = () => [...drawn.keys()].forEach(again);

  new MutationObserver(redraw).observe(root, { attributes: true, attributeFilter: ['data-theme', 'data-lang', 'lang'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);

  // Paper is white, and shows every chart, also those that nobody has scrolled to.
  let theme;
  addEventListener('beforeprint', () => {
    isPrinting = true;
    theme = root.dataset.theme;
    root.dataset.theme = 'light';
    document.querySelectorAll('[data-chart]').forEach(element => drawn.has(element) ? again(element) : draw(element));
  });
  addEventListener('afterprint', () => {
    isPrinting = false;
    if (theme === undefined) {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = theme;
    }

    redraw();
  });

  window.gridCharts.refresh = refresh;
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => refresh());
  } else {
    refresh();
  }
})();
