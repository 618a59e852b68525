/* json.c - see json.h. */
#include "libcomplaint/base/json.h"

#include <assert.h>
#include <string.h>

void cpl_json_begin(cpl_json *json, cpl_text *out) {
  *json = (cpl_json){.out = out};
}

/* Room for `size` bytes more, behind a comma where one belongs; NULL when there is no memory. */
static char *begin(cpl_json *json, size_t size) {
  bool *some = &json->some[json->depth], comma = *some && !json->after_key;
  *some = true;
  json->after_key = false;
  if (!cpl_text_reserve(json->out, size + 1)) return NULL;
  char *at = json->out->bytes + json->out->size;
  if (comma) *at++ = ',';
  return at;
}

/* What was begun has been written up to `at`. */
static void end(cpl_json *json, char *at) {
  *at = '\0';
  json->out->size = (size_t)(at - json->out->bytes);
}

static char *put(char *at, const char *bytes, size_t size) {
  memcpy(at, bytes, size);
  return at + size;
}

/* A value that is nothing but these bytes. */
static void write(cpl_json *json, const char *bytes, size_t size) {
  char *at = begin(json, size);
  if (at != NULL) end(json, put(at, bytes, size));
}

void cpl_json_open(cpl_json *json, char bracket) {
  write(json, &bracket, 1);
  assert(json->depth + 1 < CPL_JSON_DEPTH);
  json->some[++json->depth] = false;
}

void cpl_json_close(cpl_json *json, char bracket) {
  assert(json->depth > 0);
  json->depth--;
  cpl_text_addc(json->out, bracket);
}

/* How many bytes of a string stand as they are before the first that is escaped. */
static size_t plain(const char *text, size_t size) {
  size_t i = 0;
  while (i < size && (unsigned char)text[i] >= 0x20 && text[i] != '"' && text[i] != '\\') i++;
  return i;
}

/* RFC 8785: the short escapes where JSON has them, \u00xx for other controls. */
static void escape(cpl_text *out, unsigned char c) {
  static const char SHORT[] = "\b\t\n\f\r\"\\", NAMES[] = "btnfr\"\\", HEX[] = "0123456789abcdef";
  const char *known = c == 0 ? NULL : strchr(SHORT, c);
  char escaped[6] = {'\\', 'u', '0', '0', HEX[c >> 4], HEX[c & 15]};
  if (known != NULL) escaped[1] = NAMES[known - SHORT];
  cpl_text_add(out, escaped, known != NULL ? 2 : 6);
}

/* The rest of a string in which something is escaped. */
static void write_rest(cpl_text *out, const char *text, size_t size) {
  while (size > 0) {
    escape(out, (unsigned char)*text);
    size_t more = plain(++text, --size);
    cpl_text_add(out, text, more);
    text += more;
    size -= more;
  }
}

void cpl_json_string(cpl_json *json, const char *text, size_t size) {
  size_t first = plain(text, size);
  char *at = begin(json, first + 2);
  if (at == NULL) return;
  *at++ = '"';
  at = put(at, text, first);
  if (first == size) *at++ = '"';
  end(json, at);
  if (first == size) return;
  write_rest(json->out, text + first, size - first);
  cpl_text_addc(json->out, '"');
}

void cpl_json_key(cpl_json *json, const char *key) {
  cpl_json_string(json, key, strlen(key));
  cpl_text_addc(json->out, ':');
  json->after_key = true;
}

void cpl_json_key_written(cpl_json *json, const cpl_key *key) {
  char *at = begin(json, CPL_KEY_ROOM);
  if (at == NULL) return;
  memcpy(at, key->written, CPL_KEY_ROOM); /* what is too much is written over */
  end(json, at + key->size);
  json->after_key = true;
}

void cpl_json_plain(cpl_json *json, const char *text) {
  size_t size = strlen(text);
  char *at = begin(json, size + 2);
  if (at == NULL) return;
  *at++ = '"';
  at = put(at, text, size);
  *at++ = '"';
  end(json, at);
}

void cpl_json_name(cpl_json *json, const char *text) {
  cpl_json_string(json, text, strlen(text));
}

void cpl_json_written(cpl_json *json, const char *value) {
  write(json, value, strlen(value));
}

void cpl_json_integer(cpl_json *json, int64_t number) {
  char room[CPL_DIGITS];
  const char *digits = cpl_digits(number, room);
  write(json, digits, (size_t)(room + CPL_DIGITS - digits));
}

void cpl_json_boolean(cpl_json *json, bool value) {
  cpl_json_written(json, value ? "true" : "false");
}

void cpl_json_null(cpl_json *json) {
  cpl_json_written(json, "null");
}
