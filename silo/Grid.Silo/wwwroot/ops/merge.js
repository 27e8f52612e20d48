// Makes one element like another and touches only what differs, so that a reader keeps the place, the focus, the
// selection, what is opened and what is being typed.

/** Brings `shown` to what `fresh` says. Returns whether anything was changed. */
export function merge(shown, fresh) {
  if (shown.hasAttribute('data-live-keep')) {
    return false;
  }

  const changed = mergeAttributes(shown, fresh);
  // A drawing is made by the chart script from the attribute; its content is none of the page's.
  return shown.hasAttribute('data-chart') ? changed : mergeChildren(shown, fresh) || changed;
}

// Components draw a new id for every rendering, which names nothing; what the reader has opened is the reader's.
function isLeftAlone(element, name) {
  return name === 'id' || (name === 'open' && element.localName === 'details')
    || (element.hasAttribute('data-chart') && (name === '_echarts_instance_' || name === 'style'));
}

function mergeAttributes(shown, fresh) {
  let changed = false;
  for (const { name } of [...shown.attributes]) {
    if (!fresh.hasAttribute(name) && !isLeftAlone(shown, name)) {
      shown.removeAttribute(name);
      changed = true;
    }
  }

  for (const { name, value } of fresh.attributes) {
    if (shown.getAttribute(name) !== value && !isLeftAlone(shown, name)) {
      shown.setAttribute(name, value);
      changed = true;
    }
  }

  return changed;
}

function keyOf(node) {
  return node.nodeType === Node.ELEMENT_NODE ? node.getAttribute('data-key') ?? node.getAttribute('data-chart-key') : null;
}

function isAlike(one, other) {
  return one.nodeType === other.nodeType && one.nodeName === other.nodeName && keyOf(one) === keyOf(other);
}

function mergeChildren(shown, fresh) {
  const wanted = new Set([...fresh.childNodes].map(keyOf).filter(key => key !== null));
  const keyed = new Map([...shown.childNodes].filter(node => keyOf(node) !== null).map(node => [keyOf(node), node]));
  let changed = false;
  let at = shown.firstChild;
  for (const next of [...fresh.childNodes]) {
    // What is gone goes first: then whatever stays is already in its place, and is not moved.
    while (at !== null && keyOf(at) !== null && !wanted.has(keyOf(at))) {
      const gone = at;
      at = at.nextSibling;
      gone.remove();
      changed = true;
    }

    const known = keyOf(next) === null ? at : keyed.get(keyOf(next)) ?? null;
    if (known !== null && isAlike(known, next)) {
      if (known === at) {
        at = at.nextSibling;
      } else {
        shown.insertBefore(known, at);
        changed = true;
      }

      changed = mergeNode(known, next) || changed;
    } else {
      const added = document.importNode(next, true);
      if (keyOf(next) !== null) {
        added.classList.add('is-new');
      }

      shown.insertBefore(added, at);
      changed = true;
    }
  }

  while (at !== null) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
    changed = true;
  }

  return changed;
}

function mergeNode(shown, fresh) {
  if (shown.nodeType === Node.ELEMENT_NODE) {
    return merge(shown, fresh);
  }

  if (shown.nodeValue === fresh.nodeValue) {
    return false;
  }

  shown.nodeValue = fresh.nodeValue;
  return true;
}
