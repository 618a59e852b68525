/* text.c - see text.h. */
#include "libcomplaint/base/text.h"

#include <stdio.h>
#include <string.h>

void cpl_text_begin(cpl_text *text, const complaint_memory *memory) {
  *text = (cpl_text){.memory = *memory};
}

void cpl_text_end(cpl_text *text) {
  cpl_delete(&text->memory, text->bytes, text->capacity);
  text->bytes = NULL;
  text->size = text->capacity = 0;
}

void cpl_text_clear(cpl_text *text) {
  text->size = 0;
  text->failed = false;
  if (text->bytes != NULL) text->bytes[0] = '\0';
}

bool cpl_text_grow(cpl_text *text, size_t more) {
  if (text->failed) return false;
  void *bytes = text->bytes;
  if (more >= SIZE_MAX / 4 ||
      !cpl_grow(&text->memory, &bytes, &text->capacity, text->size + more + 1, 1))
    text->failed = true;
  text->bytes = bytes;
  return !text->failed;
}

void cpl_text_add(cpl_text *text, const char *bytes, size_t size) {
  if (size == 0 || !cpl_text_reserve(text, size)) return;
  memcpy(text->bytes + text->size, bytes, size);
  text->size += size;
  text->bytes[text->size] = '\0';
}

void cpl_text_adds(cpl_text *text, const char *string) {
  cpl_text_add(text, string, strlen(string));
}

void cpl_text_addc(cpl_text *text, char c) {
  if (!cpl_text_reserve(text, 1)) return;
  text->bytes[text->size++] = c;
  text->bytes[text->size] = '\0';
}

const char *cpl_digits(int64_t number, char room[CPL_DIGITS]) {
  char *at = room + CPL_DIGITS;
  uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
  do *--at = (char)('0' + left % 10);
  while ((left /= 10) > 0);
  if (number < 0) *--at = '-';
  return at;
}

void cpl_text_addi(cpl_text *text, int64_t number) {
  char room[CPL_DIGITS];
  const char *digits = cpl_digits(number, room);
  cpl_text_add(text, digits, (size_t)(room + CPL_DIGITS - digits));
}

void cpl_text_addf(cpl_text *text, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int n = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (n > 0 && cpl_text_reserve(text, (size_t)n)) {
    (void)vsnprintf(text->bytes + text->size, (size_t)n + 1, format, again);
    text->size += (size_t)n;
  }
  va_end(again);
}

const char *cpl_text_get(const cpl_text *text) {
  return text->bytes == NULL ? "" : text->bytes;
}

/* ---- UTF-8 ----------------------------------------------------------------------------------- */

/* One character at `text`: its length, or 0 if it is not valid. */
static size_t decode(const unsigned char *text, size_t size, uint32_t *character) {
  static const uint32_t LEAST[] = {0, 0, 0x80, 0x800, 0x10000};
  unsigned char lead = text[0];
  size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (length == 0 || lead > 0xF4 || length > size) return 0;
  uint32_t c = length == 1 ? lead : lead & (0x7Fu >> length);
  for (size_t i = 1; i < length; i++) {
    if ((text[i] & 0xC0) != 0x80) return 0;
    c = c << 6 | (text[i] & 0x3F);
  }
  if (c < LEAST[length] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return 0;
  *character = c;
  return length;
}

/* Eight bytes of ASCII? */
static bool are_ascii(const char *text) {
  uint64_t bytes;
  memcpy(&bytes, text, sizeof bytes);
  return (bytes & UINT64_MAX / 255 << 7) == 0;
}

bool cpl_utf8_valid(const char *text, size_t size) {
  uint32_t character;
  size_t at = 0;
  while (size - at >= 8 && are_ascii(text + at)) at += 8; /* most texts have nothing else */
  while (at < size) {
    bool ascii = (unsigned char)text[at] < 0x80; /* most bytes are */
    size_t length = ascii ? 1 : decode((const unsigned char *)text + at, size - at, &character);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

static bool is_wide(uint32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) ||
         (c >= 0x20000 && c <= 0x3FFFD);
}

size_t cpl_utf8_columns(const char *text, size_t size) {
  size_t columns = 0;
  uint32_t character;
  for (size_t at = 0; at < size;) {
    size_t length = decode((const unsigned char *)text + at, size - at, &character);
    columns += length > 0 && is_wide(character) ? 2 : 1;
    at += length > 0 ? length : 1;
  }
  return columns;
}

/* ---- names ----------------------------------------------------------------------------------- */

bool cpl_is_identifier(const char *text) {
  for (const char *c = text; *c != '\0'; c++) {
    bool letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || *c == '_';
    bool digit = *c >= '0' && *c <= '9';
    if (!letter && !(digit && c != text)) return false;
  }
  return text[0] != '\0';
}

enum { NAME_MAX_COMPARED = 48 };

/* Edit distance where two neighbours that changed places count as one slip. */
static size_t distance(const char *a, size_t n, const char *b, size_t m) {
  size_t rows[3][NAME_MAX_COMPARED + 1];
  for (size_t j = 0; j <= m; j++) rows[0][j] = j;
  for (size_t i = 1; i <= n; i++) {
    size_t *row = rows[i % 3], *up = rows[(i + 2) % 3], *upper = rows[(i + 1) % 3];
    row[0] = i;
    for (size_t j = 1; j <= m; j++) {
      size_t best = up[j - 1] + (a[i - 1] != b[j - 1]);
      if (up[j] + 1 < best) best = up[j] + 1;
      if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
      bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped && upper[j - 2] + 1 < best) best = upper[j - 2] + 1;
      row[j] = best;
    }
  }
  return rows[n % 3][m];
}

const char *cpl_nearest(const char *name, const char *const *names, size_t count) {
  size_t n = strlen(name), best = n / 3 + 1;
  const char *found = NULL;
  if (n > NAME_MAX_COMPARED) return NULL;
  for (size_t i = 0; i < count; i++) {
    size_t m = strlen(names[i]);
    if (m > NAME_MAX_COMPARED) continue;
    size_t d = distance(name, n, names[i], m);
    if (d < best || (found == NULL && d == best && d < n)) {
      best = d;
      found = names[i];
    }
  }
  return found;
}
