// Before anything is shown: the reader's language, and word that a script runs.
(function () {
  var root = document.documentElement;
  var isChinese = /^zh/i.test(navigator.language || '');
  root.dataset.lang = isChinese ? 'zh' : 'en';
  root.lang = isChinese ? 'zh-Hans' : 'en';
  root.classList.add('with-script');
})();
