/* json.h - writing canonical JSON (RFC 8785; integers, strings, booleans and null only).
 *
 * Members must be written in order of their keys: the caller sees to it. A failed
 * allocation is remembered by the text. */
#ifndef CPL_BASE_JSON_H
#define CPL_BASE_JSON_H

#include "libcomplaint/base/text.h"

enum { CPL_JSON_DEPTH = 16 };

typedef struct cpl_json {
  cpl_text *out;
  int depth;
  bool some[CPL_JSON_DEPTH]; /* has this level a member already?   */
  bool after_key;            /* the next value belongs to a key    */
} cpl_json;

void cpl_json_begin(cpl_json *json, cpl_text *out);
void cpl_json_open(cpl_json *json, char bracket);  /* '{' or '[' */
void cpl_json_close(cpl_json *json, char bracket); /* '}' or ']' */
void cpl_json_key(cpl_json *json, const char *key);
void cpl_json_string(cpl_json *json, const char *text, size_t size); /* valid UTF-8 */
void cpl_json_name(cpl_json *json, const char *text);
void cpl_json_integer(cpl_json *json, int64_t number);
void cpl_json_boolean(cpl_json *json, bool value);
void cpl_json_null(cpl_json *json);

#endif
