/* text.h - growing bytes, UTF-8, and "did you mean".
 * Knows: memory. Must not know: what the text says. */
#ifndef CPL_BASE_TEXT_H
#define CPL_BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "libcomplaint/base/error.h"
#include "libcomplaint/base/memory.h"

/* Bytes that grow, always with a NUL behind them. Once memory is out it stays `failed`, and every
 * later call does nothing, so that a writer checks once, at its end. Room is kept by clear. */
typedef struct cpl_text {
  complaint_memory memory;
  char *bytes; /* NULL until something was added */
  size_t size, capacity;
  bool failed;
} cpl_text;

bool cpl_text_grow(cpl_text *text, size_t more); /* for cpl_text_reserve */
void cpl_text_begin(cpl_text *text, const complaint_memory *memory);
void cpl_text_end(cpl_text *text);
void cpl_text_clear(cpl_text *text);
/* Room for `more` bytes and the NUL; false when there is no memory. */
static inline bool cpl_text_reserve(cpl_text *text, size_t more) {
  return (!text->failed && more < text->capacity - text->size) || cpl_text_grow(text, more);
}
void cpl_text_add(cpl_text *text, const char *bytes, size_t size);
void cpl_text_adds(cpl_text *text, const char *string);
void cpl_text_addc(cpl_text *text, char c);
void cpl_text_addi(cpl_text *text, int64_t number);
/* A number in digits, at the end of this room: where it begins. */
enum { CPL_DIGITS = 20 };
const char *cpl_digits(int64_t number, char room[CPL_DIGITS]);
void cpl_text_addf(cpl_text *text, const char *format, ...) CPL_PRINTF(2, 3);
/* The bytes so far; "" when there are none. Borrowed. */
const char *cpl_text_get(const cpl_text *text);

/* Valid UTF-8 (no surrogates, nothing over U+10FFFF, no overlong forms)? */
bool cpl_utf8_valid(const char *text, size_t size);
/* How many columns a terminal needs: wide East Asian characters count two. */
size_t cpl_utf8_columns(const char *text, size_t size);

/* As strcmp, for names: most differ in their first letter. */
static inline int cpl_compare(const char *a, const char *b) {
  int first = (unsigned char)a[0] - (unsigned char)b[0];
  return first != 0 ? first : strcmp(a, b);
}

/* [a-z][a-z0-9_]* in any case: the form of every name in a policy. */
bool cpl_is_identifier(const char *text);

/* Of `count` names, the one nearest to `name` if it is near enough to be meant; else NULL. */
const char *cpl_nearest(const char *name, const char *const *names, size_t count);

#endif
