// Says what an old browser lacks. Written for such browsers: nothing newer than ES5 here.
(function () {
  "use strict";
  var exceptions = new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11
  ]);
  var needed = [
    ["WebAssembly", function () { return WebAssembly.validate(exceptions); }],
    ["Web Worker", function () { return !!window.Worker; }],
    ["DecompressionStream", function () { return !!window.DecompressionStream; }],
    ["ES 模块（import）", function () { return "noModule" in document.createElement("script"); }],
    ["Blob.stream", function () { return !!Blob.prototype.stream; }],
    ["replaceChildren", function () { return !!document.body.replaceChildren; }]
  ];
  function tell(missing) {
    var box = document.getElementById("too-old");
    document.getElementById("too-old-lacks").textContent = missing.join("、");
    box.hidden = false;
    document.getElementById("state").textContent = "用不了";
    document.getElementById("starting").hidden = true;
    document.getElementById("work").hidden = true;
  }
  var missing = [];
  for (var i = 0; i < needed.length; i += 1) {
    var has = false;
    try { has = needed[i][1](); } catch (error) { has = false; }
    if (!has) { missing.push(needed[i][0]); }
  }
  if (missing.length) {
    tell(missing);
  } else {
    window.gaitoolBrowserFits = true;
    // The script after this one may be in words that this browser does not know.
    window.addEventListener("load", function () {
      if (!window.gaitoolBegan) { tell(["新的 JavaScript 语法"]); }
    });
  }
})();
