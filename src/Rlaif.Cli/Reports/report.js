"use strict";
// Tooltips for marks, by mouse and by keyboard; the tab key reaches a chart, the arrow keys its marks. Cues where tables scroll.
(function () {
  var tip = document.getElementById("tip");
  var shown = null;

  function markOf(event) {
    return event.target instanceof Element ? event.target.closest(".mark") : null;
  }

  function hide() {
    tip.hidden = true;
    shown = null;
  }

  function show(mark) {
    shown = mark;
    tip.textContent = mark.getAttribute("aria-label");
    tip.hidden = false;
    var at = mark.getBoundingClientRect();
    var size = tip.getBoundingClientRect();
    var room = document.documentElement.clientWidth - size.width - 8;
    var above = at.top - size.height - 8;
    tip.style.left = Math.max(8, Math.min(room, at.left + at.width / 2 - size.width / 2)) + "px";
    tip.style.top = (above > 8 ? above : at.bottom + 8) + "px";
  }

  // A table that is wider than its place says so, and fades at its edge until its end is in sight.
  function cue(place) {
    place.classList.toggle("scrolls", place.scrollWidth > place.clientWidth + 1);
    place.classList.toggle("more", place.scrollWidth - 1 > place.scrollLeft + place.clientWidth);
  }

  function cueAll() {
    document.querySelectorAll(".scroll").forEach(cue);
  }

  document.addEventListener("focusin", function (event) {
    var mark = markOf(event);
    if (mark) { show(mark); } else { hide(); }
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("pointerover", function (event) {
    var mark = markOf(event);
    if (mark) { show(mark); } else if (shown) { if (shown === document.activeElement) { return; } hide(); }
  });
  document.addEventListener("scroll", function (event) {
    if (shown) { show(shown); }
    if (!(event.target instanceof Element)) { return; }
    if (event.target.matches(".scroll")) { cue(event.target); }
  }, true);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { hide(); return; }
    var mark = markOf(event);
    if (!mark) { return; }
    var marks = Array.from(mark.closest("svg").querySelectorAll(".mark"));
    var steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -marks.length, End: marks.length };
    var step = steps[event.key];
    if (!step) { return; }
    event.preventDefault();
    var next = marks[Math.max(0, Math.min(marks.length - 1, marks.indexOf(mark) + step))];
    mark.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });
  document.addEventListener("toggle", cueAll, true);
  window.addEventListener("resize", cueAll);
  cueAll();
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (details) { details.open = false; });
  });
}());
