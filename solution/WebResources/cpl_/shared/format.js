import { spoken } from "./texts.js";

const whole = new Intl.NumberFormat(spoken);
const share = new Intl.NumberFormat(spoken, { style: "percent", maximumFractionDigits: 1 });
const moment = new Intl.DateTimeFormat(spoken, { dateStyle: "medium", timeStyle: "short" });

/** A number with separators. */
export function number(value) {
  return whole.format(value ?? 0);
}

/** A part of a whole, from 0 to 1, as percent. What is not whole is never shown as whole. */
export function percent(value) {
  return share.format(value < 1 ? Math.min(value, 0.999) : value);
}

/** A moment in the user's time zone; empty for none. */
export function time(value) {
  const date = value ? new Date(value) : undefined;
  return date && !Number.isNaN(date.getTime()) ? moment.format(date) : "";
}

/** How long something took, from one moment to another: 0:07, 2:14:05. */
export function duration(from, to) {
  const seconds = Math.max(0, Math.round((new Date(to) - new Date(from)) / 1000));
  if (!Number.isFinite(seconds)) {
    return "";
  }

  const two = (value) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const rest = `${hours ? two(Math.floor(seconds / 60) % 60) : Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}
