/* token.c - see token.h. */
#include "libcomplaint/lua/token.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

/* ---- characters: Lua's classes, whatever the locale ------------------------------------------ */

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* The worth of a hexadecimal digit, -1 for what is none. */
static int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

static bool is_break(char c) {
  return c == '\n' || c == '\r';
}

static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

/* ---- moving through the text ----------------------------------------------------------------- */

static bool at_end(const cpl_lexer *l) {
  return l->at == l->end;
}

/* Is the character `ahead` of here this one? */
static bool sees(const cpl_lexer *l, size_t ahead, char c) {
  return (size_t)(l->end - l->at) > ahead && l->at[ahead] == c;
}

/* Over one character, or over one end of line, of which `\r\n` and `\n\r` are one. */
static void step(cpl_lexer *l) {
  char c = *l->at++;
  if (!is_break(c)) return;
  if (!at_end(l) && is_break(*l->at) && *l->at != c) l->at++;
  if (l->line < INT_MAX) l->line++;
}

static void skip_line(cpl_lexer *l) {
  while (!at_end(l) && !is_break(*l->at)) l->at++;
}

/* ---- long brackets --------------------------------------------------------------------------- */

/* At `[`: is this `[[`, `[=[` ...? Its level, or -1. */
static int long_level(const cpl_lexer *l) {
  size_t n = 1;
  while (sees(l, n, '=')) n++;
  return sees(l, n, '[') && n < INT_MAX ? (int)(n - 1) : -1;
}

/* At `]`: does a long bracket of this level end here? */
static bool closes(const cpl_lexer *l, size_t level) {
  size_t n = 1;
  while (n <= level && sees(l, n, '=')) n++;
  return n == level + 1 && sees(l, n, ']');
}

/* From the opening bracket to behind the closing one; false when there is none. */
static bool skip_long(cpl_lexer *l, int level) {
  size_t width = (size_t)level + 2;
  l->at += width;
  while (!at_end(l)) {
    if (*l->at == ']' && closes(l, (size_t)level)) {
      l->at += width;
      return true;
    }
    step(l);
  }
  return false;
}

/* ---- what stands between tokens -------------------------------------------------------------- */

/* At `--`. False when the comment is a long one that never ends. */
static bool skip_comment(cpl_lexer *l) {
  l->at += 2;
  int level = sees(l, 0, '[') ? long_level(l) : -1;
  if (level >= 0) return skip_long(l, level);
  skip_line(l);
  return true;
}

static bool skip_blanks(cpl_lexer *l) {
  while (!at_end(l)) {
    if (is_space(*l->at) || is_break(*l->at))
      step(l);
    else if (sees(l, 0, '-') && sees(l, 1, '-')) {
      if (!skip_comment(l)) return false;
    } else
      return true;
  }
  return true;
}

/* ---- numbers --------------------------------------------------------------------------------- */

/* Lua reads a numeral greedily first and only then asks whether it is one, so that `3..2` and
 * `0xfg` are bad numbers and not three tokens. */
static void skip_numeral(cpl_lexer *l) {
  bool hex = sees(l, 0, '0') && (sees(l, 1, 'x') || sees(l, 1, 'X'));
  char exponent = hex ? 'p' : 'e';
  if (hex) l->at += 2;
  while (!at_end(l)) {
    char c = *l->at;
    if ((c | 0x20) == exponent) {
      l->at++;
      if (sees(l, 0, '-') || sees(l, 0, '+')) l->at++;
    } else if (hex_value(c) >= 0 || c == '.')
      l->at++;
    else
      break;
  }
  if (!at_end(l) && is_letter(*l->at)) l->at++;
}

/* Count the digits of a base from `*at` on and go behind them. */
static size_t digits(const char **at, const char *end, int base) {
  const char *from = *at;
  while (*at < end && hex_value(**at) >= 0 && hex_value(**at) < base) (*at)++;
  return (size_t)(*at - from);
}

static bool is_numeral(const char *at, const char *end) {
  bool hex = end - at > 1 && at[0] == '0' && (at[1] | 0x20) == 'x';
  int base = hex ? 16 : 10;
  if (hex) at += 2;
  size_t count = digits(&at, end, base);
  if (at < end && *at == '.') {
    at++;
    count += digits(&at, end, base);
  }
  if (count == 0) return false;
  if (at < end && (*at | 0x20) == (hex ? 'p' : 'e')) {
    at++;
    if (at < end && (*at == '+' || *at == '-')) at++;
    if (digits(&at, end, 10) == 0) return false;
  }
  return at == end;
}

static cpl_token_kind read_number(cpl_lexer *l) {
  const char *from = l->at;
  skip_numeral(l);
  return is_numeral(from, l->at) ? CPL_TOKEN_NUMBER : CPL_TOKEN_WRONG;
}

/* ---- escapes: read once to find the end of a string, once more to say what it means ---------- */

enum { UTF8_MAX = 6 }; /* Lua lets \u{} go up to 2^31 - 1 */

typedef struct escape {
  char bytes[UTF8_MAX];
  size_t size;
} escape;

/* UTF-8 as Lua writes it, in up to six bytes. */
static escape utf8(uint32_t code) {
  escape out = {.size = 1};
  if (code < 0x80) {
    out.bytes[0] = (char)code;
    return out;
  }
  char reversed[UTF8_MAX];
  size_t n = 0;
  uint32_t first = 0x3F; /* what still fits into the first byte */
  for (; code > first; first >>= 1, code >>= 6) reversed[n++] = (char)(0x80 | (code & 0x3F));
  reversed[n++] = (char)((~first << 1) | code);
  for (size_t i = 0; i < n; i++) out.bytes[i] = reversed[n - 1 - i];
  out.size = n;
  return out;
}

/* At `u` of `\u{...}`. */
static bool read_unicode(cpl_lexer *l, escape *out) {
  l->at++;
  if (!sees(l, 0, '{')) return false;
  l->at++;
  uint32_t code = 0;
  const char *from = l->at;
  for (; !at_end(l) && hex_value(*l->at) >= 0; l->at++) {
    if (code > (UINT32_C(0x7FFFFFFF) >> 4)) return false;
    code = code << 4 | (uint32_t)hex_value(*l->at);
  }
  if (l->at == from || !sees(l, 0, '}')) return false;
  l->at++;
  *out = utf8(code);
  return true;
}

/* At `x` of `\xXX`. */
static bool read_hex(cpl_lexer *l, escape *out) {
  if (l->end - l->at < 3 || hex_value(l->at[1]) < 0 || hex_value(l->at[2]) < 0) return false;
  *out = (escape){{(char)(hex_value(l->at[1]) << 4 | hex_value(l->at[2]))}, 1};
  l->at += 3;
  return true;
}

/* At the first digit of `\ddd`. */
static bool read_decimal(cpl_lexer *l, escape *out) {
  int code = 0;
  for (int i = 0; i < 3 && !at_end(l) && is_digit(*l->at); i++) code = code * 10 + (*l->at++ - '0');
  *out = (escape){{(char)code}, 1};
  return code <= 255;
}

/* Behind a backslash: over the escape, and what it means. False when it is none. */
static bool read_escape(cpl_lexer *l, escape *out) {
  static const char LETTERS[] = "abfnrtv\\\"'", MEANINGS[] = "\a\b\f\n\r\t\v\\\"'";
  *out = (escape){.size = 0};
  if (at_end(l)) return false;
  char c = *l->at;
  if (c == 'x') return read_hex(l, out);
  if (c == 'u') return read_unicode(l, out);
  if (is_digit(c)) return read_decimal(l, out);
  const char *letter = c == '\0' ? NULL : strchr(LETTERS, c);
  if (letter == NULL && !is_break(c) && c != 'z') return false;
  step(l);
  if (letter != NULL) *out = (escape){{MEANINGS[letter - LETTERS]}, 1};
  if (is_break(c)) *out = (escape){{'\n'}, 1};
  if (c == 'z')
    while (!at_end(l) && (is_space(*l->at) || is_break(*l->at))) step(l);
  return true;
}

static cpl_token_kind read_string(cpl_lexer *l) {
  char quote = *l->at++;
  escape ignored;
  while (!at_end(l) && *l->at != quote) {
    if (is_break(*l->at)) return CPL_TOKEN_WRONG;
    if (*l->at++ == '\\' && !read_escape(l, &ignored)) return CPL_TOKEN_WRONG;
  }
  if (at_end(l)) return CPL_TOKEN_WRONG;
  l->at++;
  return CPL_TOKEN_STRING;
}

/* ---- names and operators --------------------------------------------------------------------- */

typedef struct spelling {
  const char *written;
  size_t size;
  cpl_token_kind kind;
} spelling;

#define X(name, written) {written, sizeof written - 1, CPL_TOKEN_##name},
static const spelling KEYWORDS[] = {CPL_TOKEN_KEYWORDS(X)};
static const spelling OPERATORS[] = {CPL_TOKEN_OPERATORS(X)};
#undef X

static cpl_token_kind read_name(cpl_lexer *l) {
  const char *from = l->at;
  while (!at_end(l) && (is_letter(*l->at) || is_digit(*l->at))) l->at++;
  size_t size = (size_t)(l->at - from);
  for (size_t i = 0; i < sizeof KEYWORDS / sizeof *KEYWORDS; i++)
    if (KEYWORDS[i].size == size && memcmp(KEYWORDS[i].written, from, size) == 0)
      return KEYWORDS[i].kind;
  return CPL_TOKEN_NAME;
}

static cpl_token_kind read_operator(cpl_lexer *l) {
  size_t left = (size_t)(l->end - l->at);
  for (size_t i = 0; i < sizeof OPERATORS / sizeof *OPERATORS; i++) {
    const spelling *s = &OPERATORS[i];
    if (*s->written != *l->at) continue; /* most differ at once */
    if (s->size > left || memcmp(s->written, l->at, s->size) != 0) continue;
    l->at += s->size;
    return s->kind;
  }
  l->at++;
  return CPL_TOKEN_WRONG;
}

/* ---- the lexer ------------------------------------------------------------------------------- */

static cpl_token_kind read_token(cpl_lexer *l) {
  char c = *l->at;
  if (is_letter(c)) return read_name(l);
  if (is_digit(c) || (c == '.' && l->end - l->at > 1 && is_digit(l->at[1]))) return read_number(l);
  if (c == '"' || c == '\'') return read_string(l);
  int level = c == '[' ? long_level(l) : -1;
  if (level >= 0) return skip_long(l, level) ? CPL_TOKEN_STRING : CPL_TOKEN_WRONG;
  if (c == '[' && sees(l, 1, '=')) {
    l->at++;
    return CPL_TOKEN_WRONG; /* `[=` opens a long bracket or is nothing */
  }
  return read_operator(l);
}

cpl_lexer cpl_lexer_begin(const char *text, size_t size) {
  cpl_lexer lexer = {text, text + size, 1};
  if (sees(&lexer, 0, '#')) skip_line(&lexer);
  return lexer;
}

cpl_token cpl_lexer_next(cpl_lexer *lexer) {
  cpl_token token = {CPL_TOKEN_WRONG, lexer->line, lexer->at, 0};
  if (skip_blanks(lexer)) {
    token = (cpl_token){CPL_TOKEN_FINISH, lexer->line, lexer->at, 0};
    if (!at_end(lexer)) token.kind = read_token(lexer);
  }
  token.size = (size_t)(lexer->at - token.text);
  return token;
}

/* ---- kinds of tokens ------------------------------------------------------------------------- */

bool cpl_token_is_unary(cpl_token_kind kind) {
  return kind == CPL_TOKEN_NOT || kind == CPL_TOKEN_MINUS || kind == CPL_TOKEN_HASH ||
         kind == CPL_TOKEN_TILDE;
}

bool cpl_token_is_comparison(cpl_token_kind kind) {
  return kind == CPL_TOKEN_EQUAL || kind == CPL_TOKEN_NOT_EQUAL || kind == CPL_TOKEN_LESS ||
         kind == CPL_TOKEN_LESS_EQUAL || kind == CPL_TOKEN_GREATER ||
         kind == CPL_TOKEN_GREATER_EQUAL;
}

bool cpl_token_is_binary(cpl_token_kind kind) {
  switch (kind) {
  case CPL_TOKEN_AND:
  case CPL_TOKEN_OR:
  case CPL_TOKEN_CONCAT:
  case CPL_TOKEN_PLUS:
  case CPL_TOKEN_MINUS:
  case CPL_TOKEN_STAR:
  case CPL_TOKEN_SLASH:
  case CPL_TOKEN_FLOOR:
  case CPL_TOKEN_PERCENT:
  case CPL_TOKEN_CARET:
  case CPL_TOKEN_AMPERSAND:
  case CPL_TOKEN_BAR:
  case CPL_TOKEN_TILDE:
  case CPL_TOKEN_SHIFT_LEFT:
  case CPL_TOKEN_SHIFT_RIGHT: return true;
  default: return cpl_token_is_comparison(kind);
  }
}

bool cpl_token_is_plain_integer(const cpl_token *token) {
  if (token->kind != CPL_TOKEN_NUMBER) return false;
  for (size_t i = 0; i < token->size; i++)
    if (!is_digit(token->text[i])) return false;
  return token->text[0] != '0' || token->size == 1;
}

/* ---- what a string says ---------------------------------------------------------------------- */

/* The text of a long string: ends of line are `\n`, one right at its start does not count. */
static size_t copy_long(cpl_lexer *l, char *out) {
  size_t size = 0;
  if (!at_end(l) && is_break(*l->at)) step(l);
  while (!at_end(l)) {
    out[size++] = is_break(*l->at) ? '\n' : *l->at;
    step(l);
  }
  return size;
}

static size_t copy_quoted(cpl_lexer *l, char *out) {
  size_t size = 0;
  while (!at_end(l)) {
    char c = *l->at++;
    escape meant = {{c}, 1};
    if (c == '\\') (void)read_escape(l, &meant);
    memcpy(out + size, meant.bytes, meant.size);
    size += meant.size;
  }
  return size;
}

const char *cpl_token_string(const cpl_token *token, cpl_arena *arena, size_t *size) {
  cpl_lexer all = {token->text, token->text + token->size, 1};
  bool is_long = *token->text == '[';
  size_t frame = is_long ? (size_t)long_level(&all) + 2 : 1;
  cpl_lexer inside = {all.at + frame, all.end - frame, 1};
  char *out = cpl_arena_new(arena, token->size); /* no escape is shorter than what it means */
  if (out == NULL) return NULL;
  *size = is_long ? copy_long(&inside, out) : copy_quoted(&inside, out);
  return out;
}
