/* order.c - see order.h. */
#include "libcomplaint/policy/order.h"

#include <string.h>

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* Compare two runs of digits and step behind them. */
static int number_order(const char **a, const char **b) {
  while (**a == '0') ++*a;
  while (**b == '0') ++*b;
  size_t n = strspn(*a, "0123456789"), m = strspn(*b, "0123456789");
  int order = n != m ? (n < m ? -1 : 1) : strncmp(*a, *b, n);
  *a += n;
  *b += m;
  return order;
}

int cpl_clause_order(const char *a, const char *b) {
  const char *whole_a = a, *whole_b = b;
  while (*a != '\0' && *b != '\0') {
    if (is_digit(*a) && is_digit(*b)) {
      int order = number_order(&a, &b);
      if (order != 0) return order;
    } else {
      if (*a != *b) return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
      a++;
      b++;
    }
  }
  if (*a != '\0' || *b != '\0') return *a == '\0' ? -1 : 1;
  return strcmp(whole_a, whole_b);
}

uint16_t cpl_reading_after(const cpl_model *model, uint16_t last) {
  const cpl_reading *readings = model->readings;
  uint16_t next = CPL_NONE;
  for (uint16_t i = 0; i < model->reading_count; i++) {
    if (last != CPL_NONE && cpl_clause_order(readings[i].name, readings[last].name) <= 0) continue;
    if (next == CPL_NONE || cpl_clause_order(readings[i].name, readings[next].name) < 0) next = i;
  }
  return next;
}
