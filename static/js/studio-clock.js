// Ticks every 20 seconds for studio-here.js.
setInterval(() => postMessage("tick"), 20_000);
