// A page for a service that is not there yet: follows how far it is and opens it, or counts down to the next try. Without
// this script the page asks for itself again. It loads anew by GET only: it is never part of an answer to a form.
(function () {
  'use strict';
  const main = document.querySelector('main');
  const path = main.dataset.path;
  const type = main.dataset.type;
  const opened = performance.now();
  const shortest = 1000; // Between two loads of this page, whatever goes wrong.
  const calm = 300; // Between two questions.
  let leaving = false;

  function later(what, after) {
    setTimeout(what, Math.max(0, after));
  }

  // Keeps path, query and fragment, and what the back button leads to.
  function arrive() {
    if (!leaving) {
      leaving = true;
      later(function () { location.reload(); }, shortest - (performance.now() - opened));
    }
  }

  function seconds(count) {
    return count === 1 ? '1 second' : count + ' seconds';
  }

  function byId(id) {
    return document.getElementById(id);
  }

  function say(id, text) {
    const place = byId(id);
    if (place && place.textContent !== text) {
      place.textContent = text;
    }
  }

  function shareAt(curve, elapsed) {
    for (let i = 1; i < curve.length; i += 1) {
      const before = curve[i - 1];
      const after = curve[i];
      if (elapsed < after[0]) {
        return before[1] + (after[1] - before[1]) * (elapsed - before[0]) / (after[0] - before[0]);
      }
    }
    return curve[curve.length - 1][1];
  }

  function follow(known) {
    const bar = document.querySelector('.bar');
    const fill = document.querySelector('.fill');
    let news = known;
    let began = performance.now() - known.elapsed_ms;
    let shown = 0;

    function draw() {
      const elapsed = performance.now() - began;
      shown = Math.max(shown, shareAt(news.curve, elapsed));
      fill.style.transform = 'translateX(' + (100 * shown - 100).toFixed(2) + '%)';
      bar.setAttribute('aria-valuenow', String(Math.floor(shown * 20) * 5)); // Not each step is worth being read out.
      if (news.usual_ms !== null) {
        say('note', elapsed > news.usual_ms * 1.15
          ? 'It takes longer than usual, and is still being started.'
          : 'Usually ready within ' + seconds(Math.max(1, Math.ceil(news.usual_ms / 1000))) + '.');
      }
    }

    function drawSteps() {
      const list = document.querySelector('.steps');
      list.replaceChildren.apply(list, news.steps.map(function (step) {
        const item = document.createElement('li');
        item.dataset.state = step.state;
        item.append(step.title);
        const word = document.createElement('span');
        word.className = 'unseen';
        word.textContent = ': ' + step.state;
        item.append(word);
        return item;
      }));
    }

    function take(answer) {
      if (answer.state !== 'coming') {
        arrive();
        return;
      }
      const stepsBefore = JSON.stringify(news.steps);
      news = answer;
      began = performance.now() - answer.elapsed_ms;
      if (JSON.stringify(news.steps) !== stepsBefore) {
        drawSteps();
      }
      document.querySelector('.log').hidden = answer.log === '';
      say('log', answer.log);
      later(ask, calm);
    }

    // Held by the gate until there is something new. Any other answer than the gate's is one of the service itself.
    function ask() {
      const patience = new AbortController();
      const over = setTimeout(function () { patience.abort(); }, 20000);
      fetch(path + '?after=' + news.version,
        { cache: 'no-store', credentials: 'omit', redirect: 'manual', headers: { Accept: type }, signal: patience.signal })
        .then(function (response) {
          if (!(response.headers.get('Content-Type') || '').startsWith(type)) {
            later(arrive, response.status < 500 ? 0 : 2000);
            return undefined;
          }
          return response.json().then(take);
        })
        .catch(function () { later(ask, 2000); }) // The network, or Caddy, is away for a moment.
        .finally(function () { clearTimeout(over); });
    }

    main.classList.add('live');
    say('retry', 'It opens by itself as soon as it is ready.');
    draw();
    setInterval(draw, 200);
    later(ask, calm);
  }

  function countDown(left) {
    if (left > 0) {
      say('retry', 'Trying again in ' + seconds(left) + '.');
      later(function () { countDown(left - 1); }, 1000);
    } else if (document.hidden) { // Nobody looks: who comes back finds it tried anew, and nothing is started for nobody.
      document.addEventListener('visibilitychange', arrive, { once: true });
    } else {
      arrive();
    }
  }

  const again = byId('again');
  if (again) {
    again.addEventListener('click', function (event) {
      event.preventDefault(); // The link would lose what stands behind the number sign.
      leaving = true;
      location.reload();
    });
  }
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) {
      location.reload();
    }
  });
  if (main.dataset.wake) {
    follow(JSON.parse(main.dataset.wake));
  } else if (main.dataset.retry) {
    countDown(Number(main.dataset.retry));
  }
}());
