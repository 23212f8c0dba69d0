// Runs the script of a Google form with stand-ins for its services: node run_google.js form.js → its texts as JSON.
"use strict";
const fs = require("fs");
const vm = require("vm");
const texts = [];
const keep = (value) => { for (const each of [value].flat(9)) if (typeof each === "string") texts.push(each); };
const service = new Proxy({}, {
  get: (_, name) => (...values) => {
    values.forEach(keep);
    return name.startsWith("get") ? "https://example.org/" : service;
  },
});
const place = { FormApp: service, Logger: { log() {} }, window: { owned: 0 } };
place.globalThis = place;
vm.createContext(place);
vm.runInContext(fs.readFileSync(process.argv[2], "utf8") + "\ncreateKanoForms();", place);
process.stdout.write(JSON.stringify({ owned: place.window.owned, texts }));
