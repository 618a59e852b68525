/* json_plain.c - the JSON that we write ourselves, read; see json_tree.h.
 *
 * Taken is an object with its members in order of name (so that none stands twice), no white space,
 * whole numbers of few digits, texts in which nothing is escaped. The bytes are copied once; each
 * text stays where it is in the copy, with a NUL in place of its closing quote. Whatever is not
 * understood is false, and then jansson says what it is. */
#include <string.h>

#include "libcomplaint/base/json_tree.h"

enum { DIGITS_MOST = 15 }; /* as many as surely fit */

typedef struct reading {
  cpl_json_tree *tree;
  char *at; /* in the copy, behind which there are NULs */
} reading;

static bool read_value(reading *r, const char *name);

/* If this comes next, go behind it. */
static bool take(reading *r, char c) {
  if (*r->at != c) return false;
  r->at++;
  return true;
}

static cpl_json_value *add(reading *r, cpl_json_kind kind, const char *name) {
  if (r->tree->count == CPL_JSON_FEW) return NULL;
  cpl_json_value *value = &r->tree->few[r->tree->count++];
  *value = (cpl_json_value){.kind = kind, .values = 1, .name = name};
  return value;
}

/* The next eight bytes, the first one lowest. */
static uint64_t load(const char *at) {
  uint64_t eight;
  memcpy(&eight, at, sizeof eight);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  eight = __builtin_bswap64(eight);
#endif
  return eight;
}

/* The highest bit of each byte that is a control character, a quote or a backslash, and perhaps of
 * bytes above the first such one: a byte that is zero, or below another, borrows when that is taken
 * away. */
static uint64_t special(uint64_t bytes) {
  const uint64_t each = UINT64_MAX / 255;
  uint64_t quote = bytes ^ each * '"', backslash = bytes ^ each * '\\';
  uint64_t control = (bytes - each * 0x20) & ~bytes;
  return (control | ((quote - each) & ~quote) | ((backslash - each) & ~backslash)) & each << 7;
}

static bool read_text(reading *r, const char **text, size_t *size) {
  uint64_t bytes, found, seen = 0; /* all bits of all bytes, and of some behind */
  if (!take(r, '"')) return false;
  char *at = r->at;
  for (; bytes = load(at), seen |= bytes, (found = special(bytes)) == 0;) at += sizeof bytes;
  at += __builtin_ctzll(found) / 8;
  if (*at != '"') return false;
  *at = '\0';
  *text = r->at;
  *size = (size_t)(at - r->at);
  r->at = at + 1;
  return (seen & UINT64_MAX / 255 << 7) == 0 || cpl_utf8_valid(*text, *size);
}

static bool add_text(reading *r, const char *name) {
  cpl_json_value *value = add(r, CPL_JSON_TEXT, name);
  return value != NULL && read_text(r, &value->as.text, &value->size);
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool add_integer(reading *r, const char *name) {
  bool negative = take(r, '-');
  const char *from = r->at;
  int64_t number = 0;
  for (; is_digit(*r->at) && r->at - from < DIGITS_MOST; r->at++)
    number = 10 * number + *r->at - '0';
  bool leading = *from == '0' && (negative || r->at - from > 1);
  if (r->at == from || leading) return false; /* what comes behind tells whether it ended here */
  cpl_json_value *value = add(r, CPL_JSON_INTEGER, name);
  if (value != NULL) value->as.integer = negative ? -number : number;
  return value != NULL;
}

static bool add_word(reading *r, const char *name) {
  static const struct {
    const char *word;
    cpl_json_kind kind;
    bool boolean;
  } WORDS[] = {{"false", CPL_JSON_BOOLEAN, false},
               {"true", CPL_JSON_BOOLEAN, true},
               {"null", CPL_JSON_NULL, false}};
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
    size_t size = strlen(WORDS[i].word);
    if (strncmp(r->at, WORDS[i].word, size) != 0) continue;
    cpl_json_value *value = add(r, WORDS[i].kind, name);
    r->at += size;
    if (value != NULL && value->kind == CPL_JSON_BOOLEAN) value->as.boolean = WORDS[i].boolean;
    return value != NULL;
  }
  return false;
}

static bool read_list(reading *r, size_t *count) {
  if (take(r, ']')) return true;
  do {
    if (!read_value(r, NULL)) return false;
    ++*count;
  } while (take(r, ','));
  return take(r, ']');
}

static bool read_object(reading *r, size_t *count) {
  const char *name, *before = NULL;
  size_t size;
  if (take(r, '}')) return true;
  do {
    if (!read_text(r, &name, &size) || !take(r, ':')) return false;
    if (before != NULL && cpl_compare(before, name) >= 0) return false;
    if (!read_value(r, name)) return false;
    before = name;
    ++*count;
  } while (take(r, ','));
  return take(r, '}');
}

/* A list or an object, its bracket behind it. Their number is bounded, and so their depth. */
static bool add_whole(reading *r, cpl_json_kind kind, const char *name) {
  size_t at = r->tree->count;
  cpl_json_value *whole = add(r, kind, name);
  if (whole == NULL) return false;
  if (!(kind == CPL_JSON_LIST ? read_list(r, &whole->size) : read_object(r, &whole->size)))
    return false;
  whole->values = (uint32_t)(r->tree->count - at);
  return true;
}

static bool read_value(reading *r, const char *name) {
  if (*r->at == '"') return add_text(r, name);
  if (take(r, '[')) return add_whole(r, CPL_JSON_LIST, name);
  if (take(r, '{')) return add_whole(r, CPL_JSON_OBJECT, name);
  if (*r->at == '-' || is_digit(*r->at)) return add_integer(r, name);
  return add_word(r, name);
}

bool cpl_json_tree_plain(cpl_json_tree *tree, const char *json, size_t size) {
  reading r = {tree, tree->bytes};
  if (size == 0 || size >= CPL_JSON_SHORT || json[0] != '{') return false;
  memcpy(tree->bytes, json, size);
  memset(tree->bytes + size, '\0', CPL_JSON_BEHIND);
  tree->values = tree->few;
  if (read_value(&r, NULL) && r.at == tree->bytes + size) return true;
  tree->values = NULL;
  tree->count = 0;
  return false;
}
