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

/* A key as it is written, of at most 13 letters: CPL_KEY("due"). Long answers have hundreds. */
enum { CPL_KEY_ROOM = 16 };
typedef struct cpl_key {
  char written[CPL_KEY_ROOM];
  size_t size;
} cpl_key;
#define CPL_KEY(name) (&(const cpl_key){"\"" name "\":", sizeof name + 2})

void cpl_json_begin(cpl_json *json, cpl_text *out);
void cpl_json_open(cpl_json *json, char bracket);  /* '{' or '[' */
void cpl_json_close(cpl_json *json, char bracket); /* '}' or ']' */
void cpl_json_key(cpl_json *json, const char *key);
void cpl_json_key_written(cpl_json *json, const cpl_key *key);
void cpl_json_string(cpl_json *json, const char *text, size_t size); /* valid UTF-8 */
void cpl_json_name(cpl_json *json, const char *text);
void cpl_json_plain(cpl_json *json, const char *text); /* nothing in it is to be escaped */
/* Something that was written before: one value, whole. */
void cpl_json_written(cpl_json *json, const char *value);
void cpl_json_integer(cpl_json *json, int64_t number);
void cpl_json_boolean(cpl_json *json, bool value);
void cpl_json_null(cpl_json *json);

#endif
