(() => {
  const radios = document.querySelectorAll('input[name=lang]');
  const apply = (lang) => {
    document.documentElement.lang = lang;
  };
  for (const radio of radios) {
    if (radio.checked) apply(radio.value);
    radio.addEventListener('change', () => apply(radio.value));
  }
  const hash = location.hash.slice(1);
  if (hash === 'en' || hash.startsWith('en-')) {
    document.getElementById('lang-en').checked = true;
    apply('en');
    document.getElementById(hash)?.scrollIntoView();
  }
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    for (const details of closed) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of closed) details.open = false;
  });
})();
