// Sends what the forms of the page say, with the token of the page, and shows what comes back.
"use strict";

function request(form) {
  let path = form.dataset.path;
  const query = new URLSearchParams();
  for (const field of form.querySelectorAll("input")) {
    if (field.dataset.in === "path") {
      path = path.replace(`{${field.name}}`, encodeURIComponent(field.value));
    } else if (field.value !== "") {
      query.set(field.name, field.value);
    }
  }
  const headers = {};
  const token = document.getElementById("token").value.trim();
  if (token !== "") headers.Authorization = `Bearer ${token}`;
  const body = form.querySelector("textarea");
  if (body) headers["Content-Type"] = "application/json";
  const address = query.size > 0 ? `${path}?${query}` : path;
  return [address, { method: form.dataset.method, headers, body: body ? body.value : undefined }];
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

async function send(form) {
  const shown = form.parentElement.querySelector("output");
  const [address, asked] = request(form);
  const lines = [`${asked.method} ${address}`];
  try {
    const answer = await fetch(address, asked);
    const wait = answer.headers.get("Retry-After");
    lines.push(`${answer.status} ${answer.statusText}${wait ? `, Retry-After: ${wait}` : ""}`);
    lines.push(pretty(await answer.text()));
  } catch (failure) {
    lines.push(String(failure));
  }
  shown.textContent = lines.join("\n");
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  void send(event.target);
});
