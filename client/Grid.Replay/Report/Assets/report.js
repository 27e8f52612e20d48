// The switches of the report, and rules that open when something points at them.
(function () {
  'use strict';

  const root = document.documentElement;
  const set = {
    lang(value) {
      root.dataset.lang = value;
      root.lang = value === 'zh' ? 'zh-Hans' : 'en';
    },
    theme(value) {
      if (value) {
        root.dataset.theme = value;
      } else {
        delete root.dataset.theme;
      }
    },
  };

  function show() {
    document.title = document.querySelector('title').dataset[root.dataset.lang];
    for (const button of document.querySelectorAll('[data-set]')) {
      button.setAttribute('aria-pressed', String((root.dataset[button.dataset.set] || '') === button.value));
    }
  }

  document.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (!button) {
      return;
    }

    const { set: what, open, close } = button.dataset;
    if (what) {
      set[what](button.value);
      show();
    } else if (open || close) {
      document.querySelectorAll(open || close).forEach(details => { details.open = Boolean(open); });
    }
  });

  function openTarget() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.matches('details')) {
      target.open = true;
      target.scrollIntoView({ block: 'start' });
      target.querySelector('summary').focus({ preventScroll: true });
    }
  }

  addEventListener('hashchange', openTarget);
  openTarget();
  show();
})();
