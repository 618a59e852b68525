/* json.c - see json.h. */
#include "libcomplaint/base/json.h"

#include <assert.h>
#include <string.h>

void cpl_json_begin(cpl_json *json, cpl_text *out) {
  *json = (cpl_json){.out = out};
}

/* A comma, where one belongs. */
static void separate(cpl_json *json) {
  if (json->after_key) {
    json->after_key = false;
    return;
  }
  if (json->some[json->depth]) cpl_text_addc(json->out, ',');
  json->some[json->depth] = true;
}

void cpl_json_open(cpl_json *json, char bracket) {
  separate(json);
  assert(json->depth + 1 < CPL_JSON_DEPTH);
  json->some[++json->depth] = false;
  cpl_text_addc(json->out, bracket);
}

void cpl_json_close(cpl_json *json, char bracket) {
  assert(json->depth > 0);
  json->depth--;
  cpl_text_addc(json->out, bracket);
}

/* RFC 8785: the short escapes where JSON has them, \u00xx for other controls, all else as it is. */
static void write_string(cpl_text *out, const char *text, size_t size) {
  static const char SHORT[] = "\b\t\n\f\r\"\\", NAMES[] = "btnfr\"\\", HEX[] = "0123456789abcdef";
  size_t from = 0;
  cpl_text_addc(out, '"');
  for (size_t i = 0; i < size; i++) {
    unsigned char c = (unsigned char)text[i];
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    cpl_text_add(out, text + from, i - from);
    from = i + 1;
    const char *known = c == 0 ? NULL : strchr(SHORT, c);
    char escape[6] = {'\\', 'u', '0', '0', HEX[c >> 4], HEX[c & 15]};
    if (known != NULL) escape[1] = NAMES[known - SHORT];
    cpl_text_add(out, escape, known != NULL ? 2 : 6);
  }
  cpl_text_add(out, text + from, size - from);
  cpl_text_addc(out, '"');
}

void cpl_json_key(cpl_json *json, const char *key) {
  separate(json);
  write_string(json->out, key, strlen(key));
  cpl_text_addc(json->out, ':');
  json->after_key = true;
}

void cpl_json_string(cpl_json *json, const char *text, size_t size) {
  separate(json);
  write_string(json->out, text, size);
}

void cpl_json_name(cpl_json *json, const char *text) {
  cpl_json_string(json, text, strlen(text));
}

void cpl_json_integer(cpl_json *json, int64_t number) {
  separate(json);
  cpl_text_addi(json->out, number);
}

void cpl_json_boolean(cpl_json *json, bool value) {
  separate(json);
  cpl_text_adds(json->out, value ? "true" : "false");
}

void cpl_json_null(cpl_json *json) {
  separate(json);
  cpl_text_adds(json->out, "null");
}
