// Times in the reader's zone, and ages that grow.
const full = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

function age(date) {
  const seconds = (Date.now() - date.getTime()) / 1000;
  if (seconds < 0) return full.format(date);
  if (seconds < 60) return "just now";
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ago`;
  const days = Math.floor(seconds / 86400);
  if (days < 7) return days === 1 ? "1 day ago" : `${days} days ago`;
  return new Intl.DateTimeFormat(undefined, { dateStyle: "medium" }).format(date);
}

export function localTimes(root) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    const date = new Date(time.dateTime);
    if (Number.isNaN(date.getTime())) continue;
    time.title = full.format(date);
    if ("ago" in time.dataset) time.textContent = age(date);
    else if ("time" in time.dataset) time.textContent = full.format(date);
  }
}

setInterval(() => localTimes(document), 30000);
