/* json_twice.h - the same bytes by the plain reader and by jansson. */
#ifndef CPL_TESTS_JSON_TWICE_H
#define CPL_TESTS_JSON_TWICE_H

#include <stdbool.h>
#include <stddef.h>

typedef enum json_twice {
  JSON_NOT_PLAIN, /* the plain reader leaves it to jansson  */
  JSON_ALIKE,     /* both read the same                     */
  JSON_DIFFERENT  /* only the plain one reads it, or otherwise */
} json_twice;

json_twice read_json_twice(const char *json, size_t size);

#endif
