// Keeps the page true: the silo says that something has changed, the page asks for itself again, and what differs is
// merged into it. When the silo cannot be reached the page says so, and comes back by itself.
import { merge } from './merge.js';

const pollEvery = 5_000;
const retryFirst = 1_000;
const retryMost = 30_000;
const answerWithin = 10_000;
// On a busy grid everything changes all the time: one look in this time is what a reader can follow.
const lookEvery = 700;
const spread = 200;
const catchUpMost = 8;

const box = document.getElementById('live-state');
const button = document.getElementById('live-pause');

let events = null;
let timer = 0;
let isPaused = false;
let isAsking = false;
let isAskedAgain = false;
let failures = 0;
let behind = 0;
let wanted = 0;
let askedAt = 0;

const main = () => document.getElementById('main');
const moment = () => Date.parse(main().dataset.moment);

function show(state) {
  const text = (box.dataset[`text${state[0].toUpperCase()}${state.slice(1)}`] ?? '').replace('{at}', main().dataset.at);
  box.dataset.state = state;
  const place = box.querySelector('.live-text');
  // Said once: a screen reader reads out every change.
  if (place.textContent !== text) {
    place.textContent = text;
  }
}

function later(milliseconds, what) {
  clearTimeout(timer);
  timer = setTimeout(what, milliseconds);
}

function follow() {
  leave();
  if (isPaused || document.hidden) {
    return;
  }

  const stream = document.querySelector('[data-live-stream]')?.dataset.liveStream;
  events = new EventSource(stream ? `/live?stream=${encodeURIComponent(stream)}` : '/live');
  events.onopen = () => {
    failures = 0;
    show('live');
  };
  events.addEventListener('changed', event => {
    wanted = Math.max(wanted, Date.parse(JSON.parse(event.data).at));
    if (wanted > moment()) {
      // A thousand pages hear of it at once; they do not all ask at once.
      later(Math.max(Math.random() * spread, askedAt + lookEvery - performance.now()), () => ask());
    }
  });
  events.onerror = () => {
    // Either the silo is gone, or it has no place left for another listener: asking for the page tells which.
    leave();
    ask('polling');
  };
}

function leave() {
  clearTimeout(timer);
  events?.close();
  events = null;
}

async function ask(otherwise) {
  if (isAsking) {
    isAskedAgain = true;
    return;
  }

  isAsking = true;
  askedAt = performance.now();
  try {
    const answer = await fetch(location.href, {
      headers: { Accept: 'text/html' }, cache: 'no-store', signal: AbortSignal.timeout(answerWithin),
    });
    if (answer.status >= 500) {
      isAsking = false;
      failed(answer.status === 503 ? 'busy' : 'lost');
      return;
    }

    take(await answer.text());
    isAsking = false;
    answered(otherwise);
  } catch {
    isAsking = false;
    failed('lost');
  }
}

function answered(otherwise) {
  failures = 0;
  if (isPaused || document.hidden) {
    return;
  }

  if (events === null) {
    if (otherwise === 'polling') {
      show('polling');
      later(pollEvery, follow);
    } else {
      follow();
    }
  } else if (isAskedAgain || (moment() < wanted && behind < catchUpMost)) {
    // The answer was a moment older than the event: it was made for somebody else.
    behind = isAskedAgain ? 0 : behind + 1;
    isAskedAgain = false;
    later(spread / 2 + Math.random() * spread / 2, () => ask());
  } else {
    behind = 0;
  }
}

function failed(state) {
  leave();
  if (isPaused || document.hidden) {
    return;
  }

  show(state);
  const wait = Math.min(retryMost, retryFirst * 2 ** failures) * (0.75 + Math.random() / 2);
  failures += 1;
  later(wait, () => ask());
}

function take(html) {
  const fresh = new DOMParser().parseFromString(html, 'text/html');
  const focused = document.activeElement;
  for (const part of document.querySelectorAll('[data-live][id]')) {
    const next = fresh.getElementById(part.id);
    if (next !== null) {
      merge(part, next);
    }
  }

  if (document.title !== fresh.title) {
    document.title = fresh.title;
  }

  window.gridCharts?.refresh(main());
  if (focused !== null && !focused.isConnected) {
    main().focus({ preventScroll: true });
  }
}

function pause() {
  isPaused = !isPaused;
  button.setAttribute('aria-pressed', String(isPaused));
  button.textContent = isPaused ? button.dataset.textResume : button.dataset.textPause;
  if (isPaused) {
    leave();
    show('paused');
  } else {
    ask();
  }
}

// A page that nobody sees asks for nothing, and leaves its connection to those that are seen.
function seen() {
  if (document.hidden) {
    leave();
  } else if (!isPaused) {
    ask();
  }
}

export function start() {
  if (box === null || main() === null) {
    return;
  }

  button.hidden = false;
  button.addEventListener('click', pause);
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', event => {
    if (event.persisted) {
      seen();
    }
  });
  follow();
}
