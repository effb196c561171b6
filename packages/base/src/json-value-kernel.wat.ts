/** Where things stand in the memory of the kernel, in bytes. */
export const AT = {
  /** Where it stopped at a key that it did not expect: what it needs to go on, in words. */
  state: 0,
  /** Of the values that are open, 16 bytes for each. */
  open: 64,
  /** What is expected where: for each place {@link WAYS} entries of 16 bytes. */
  expected: 8192,
  /** Keys as they are written, each with its closing quote. */
  keys: 1_056_768,
  words: 1_712_128,
  input: 2_031_616,
} as const;

/** Of memory: 64 KiB each. Behind the bytes of a piece there are some more, which are zero. */
export const KERNEL_PAGES = 48;
export const MOST_INPUT = 1_048_576;
/** Words that one value may take. */
export const MOST_KERNEL_WORDS = 65_536;
/** Keys that may be expected in one place, and places: as many as there are orders, and as many again for what objects begin with. */
export const WAYS = 4;
export const PLACES = 16_384;
/** Answers in place of an index: left to others; a key that is not expected. */
export const [LEFT, UNEXPECTED] = [-1, -2];

/** Passes white space over, and leaves the byte behind it in `$code`; what is no byte of JSON is found there. `id` names the loop. */
const skip = (id: string): string => `
  (loop $blank${id}
    (local.set $code (i32.load8_u (local.get $pos)))
    (if (i32.le_u (local.get $code) (i32.const 0x20)) (then
      (if (i32.eq (local.get $code) (i32.const 0x20)) (then
        (local.set $pos (i32.add (local.get $pos) (i32.const 1)))
        (br $blank${id})))
      (if (i32.eq (local.get $code) (i32.const 0x0a)) (then
        (local.set $lines (i32.add (local.get $lines) (i32.const 1)))
        (local.set $pos (i32.add (local.get $pos) (i32.const 1)))
        ;; What tools indent is indented by many blanks.
        (loop $indent${id}
          (local.set $found (i32.xor (i32.const 0xffff)
            (i8x16.bitmask (i8x16.eq (v128.load (local.get $pos)) (i8x16.splat (i32.const 0x20))))))
          (if (i32.eqz (local.get $found)) (then
            (local.set $pos (i32.add (local.get $pos) (i32.const 16)))
            (br $indent${id}))))
        (local.set $pos (i32.add (local.get $pos) (i32.ctz (local.get $found))))
        (br $blank${id})))
      (if (i32.or (i32.eq (local.get $code) (i32.const 0x0d)) (i32.eq (local.get $code) (i32.const 0x09))) (then
        (local.set $pos (i32.add (local.get $pos) (i32.const 1)))
        (br $blank${id})))
      (br $left))))`;

/** Passes digits over, of which there is one at least; `id` names the loop. */
const digits = (id: string): string => `
  (br_if $left (i32.gt_u (i32.sub (i32.load8_u (local.get $pos)) (i32.const 0x30)) (i32.const 9)))
  (loop $digit${id}
    (local.set $pos (i32.add (local.get $pos) (i32.const 1)))
    (br_if $digit${id} (i32.le_u (i32.sub (i32.load8_u (local.get $pos)) (i32.const 0x30)) (i32.const 9))))`;

/** Writes the two words of a value. */
const write = (first: string, second: string): string => `
  (i32.store (local.get $at) ${first})
  (i32.store offset=4 (local.get $at) ${second})
  (local.set $at (i32.add (local.get $at) (i32.const 8)))`;

/** One of the three words of JSON, by the four bytes that it ends with. */
const word = (kind: number, from: number, ending: number): string => `
  (br_if $left (i32.ne (i32.load offset=${from} (local.get $pos)) (i32.const ${ending})))
  (local.set $pos (i32.add (local.get $pos) (i32.const ${from + 4})))
  ${write(`(i32.const ${kind << 29})`, '(i32.const 0)')}
  (br $told)`;

/**
 * `read(pos, most, from)`: reads the value at a place of memory as the scanner in JavaScript does, into the same words, by the specification of JSON (RFC 8259): what it reads is right, what it
 * does not know to be right it leaves. So are numbers with an exponent, halves of pairs behind `\u`, keys that are not plain. `most` is how deep values may lie; `from`
 * is not zero where it goes on with a key that it stopped at.
 *
 * Of the value that is open: `$head` is the place of its words, `$order` the order of the keys of an object so far, of an array that of
 * what stands around it; all zero outside of the value. Bytes behind the last one are zero, which is nothing in JSON: no end is looked for.
 */
export const JSON_VALUE_KERNEL = `(module
  (import "kernel" "memory" (memory ${KERNEL_PAGES}))
  (func $read (export "read") (param $pos i32) (param $most i32) (param $from i32) (result i32)
    (local $at i32) (local $open i32) (local $head i32) (local $isObject i32) (local $order i32) (local $count i32)
    (local $lines i32) (local $code i32) (local $isKey i32) (local $entry i32) (local $text i32) (local $length i32)
    (local $start i32) (local $found i32) (local $form i32) (local $bytes v128)
    (local.set $at (i32.const ${AT.words}))
    (local.set $open (i32.const ${AT.open}))
    (local.set $most (i32.add (i32.const ${AT.open}) (i32.mul (local.get $most) (i32.const 16))))
    (if (local.get $from) (then
      (local.set $pos (i32.load offset=4 (i32.const 0)))
      (local.set $at (i32.load offset=8 (i32.const 0)))
      (local.set $open (i32.load offset=12 (i32.const 0)))
      (local.set $head (i32.load offset=16 (i32.const 0)))
      (local.set $order (i32.load offset=20 (i32.const 0)))
      (local.set $count (i32.load offset=24 (i32.const 0)))
      (local.set $lines (i32.load (i32.const 0)))
      (local.set $isObject (i32.const 1))
      (local.set $isKey (i32.const 1))))
    (block $left
      (loop $next
        (br_if $left (i32.gt_u (local.get $at) (i32.const ${AT.words + 4 * MOST_KERNEL_WORDS})))
        (if (local.get $isKey) (then
          ${skip('Key')}
          (br_if $left (i32.ne (local.get $code) (i32.const 0x22)))
          ;; What an object begins with is told by what stands around it.
          (local.set $entry (i32.add (i32.const ${AT.expected}) (i32.shl
            (select
              (local.get $order)
              (i32.add (i32.load offset=8 (i32.sub (local.get $open) (i32.const 16))) (i32.const ${PLACES / 2}))
              (local.get $count))
            (i32.const 6))))
          (block $expected
            (block $unexpected
              (loop $way
                (local.set $text (i32.load (local.get $entry)))
                (br_if $unexpected (i32.eqz (local.get $text)))
                (local.set $length (i32.load offset=4 (local.get $entry)))
                (local.set $start (i32.add (local.get $pos) (i32.const 1)))
                (block $other
                  (loop $part
                    (local.set $found (i8x16.bitmask (i8x16.eq (v128.load (local.get $start)) (v128.load (local.get $text)))))
                    (if (i32.gt_u (local.get $length) (i32.const 16)) (then
                      (br_if $other (i32.ne (local.get $found) (i32.const 0xffff)))
                      (local.set $start (i32.add (local.get $start) (i32.const 16)))
                      (local.set $text (i32.add (local.get $text) (i32.const 16)))
                      (local.set $length (i32.sub (local.get $length) (i32.const 16)))
                      (br $part))))
                  ;; As many as are left of the text, from the lowest bit on.
                  (br_if $expected (i32.eqz (i32.shl (i32.xor (local.get $found) (i32.const 0xffff)) (i32.sub (i32.const 32) (local.get $length))))))
                (local.set $entry (i32.add (local.get $entry) (i32.const 16)))
                (br_if $way (i32.and (local.get $entry) (i32.const ${16 * WAYS - 1})))))
            (i32.store (i32.const 0) (local.get $lines))
            (i32.store offset=4 (i32.const 0) (local.get $pos))
            (i32.store offset=8 (i32.const 0) (local.get $at))
            (i32.store offset=12 (i32.const 0) (local.get $open))
            (i32.store offset=16 (i32.const 0) (local.get $head))
            (i32.store offset=20 (i32.const 0) (local.get $order))
            (i32.store offset=24 (i32.const 0) (local.get $count))
            (i32.store offset=28 (i32.const 0) (i32.load offset=8 (i32.sub (local.get $open) (i32.const 16))))
            (return (i32.const ${UNEXPECTED})))
          (local.set $pos (i32.add (local.get $start) (local.get $length)))
          (i32.store (local.get $at) (i32.load offset=8 (local.get $entry)))
          (local.set $at (i32.add (local.get $at) (i32.const 4)))
          (local.set $order (i32.load offset=12 (local.get $entry)))
          (local.set $isKey (i32.const 0))
          ${skip('Colon')}
          (br_if $left (i32.ne (local.get $code) (i32.const 0x3a)))
          (local.set $pos (i32.add (local.get $pos) (i32.const 1)))))
        (block $told
          ${skip('Value')}
          (if (i32.eq (local.get $code) (i32.const 0x22)) (then
            (local.set $start (i32.add (local.get $pos) (i32.const 1)))
            (local.set $pos (local.get $start))
            (local.set $form (i32.const 0))
            (loop $some
              (local.set $bytes (v128.load (local.get $pos)))
              ;; Below 0x20 as signed bytes are control characters and all that is not ASCII.
              (local.set $found (i8x16.bitmask (v128.or
                (v128.or
                  (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x22)))
                  (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x5c))))
                (i8x16.lt_s (local.get $bytes) (i8x16.splat (i32.const 0x20))))))
              (if (i32.eqz (local.get $found)) (then
                (local.set $pos (i32.add (local.get $pos) (i32.const 16)))
                (br $some)))
              (local.set $pos (i32.add (local.get $pos) (i32.ctz (local.get $found))))
              (local.set $code (i32.load8_u (local.get $pos)))
              (if (i32.ge_u (local.get $code) (i32.const 0x80)) (then
                (local.set $form (i32.or (local.get $form) (i32.const ${1 << 29})))
                (loop $wide
                  (local.set $pos (i32.add (local.get $pos) (i32.const 1)))
                  (br_if $wide (i32.ge_u (i32.load8_u (local.get $pos)) (i32.const 0x80))))
                (br $some)))
              (if (i32.eq (local.get $code) (i32.const 0x5c)) (then
                (local.set $form (i32.or (local.get $form) (i32.const ${1 << 30})))
                (local.set $code (i32.load8_u offset=1 (local.get $pos)))
                ;; Four digits of base 16, of no half of a pair, which begin with D.
                (if (i32.eq (local.get $code) (i32.const 0x75)) (then
                  (br_if $left (i32.eq (i32.or (i32.load8_u offset=2 (local.get $pos)) (i32.const 0x20)) (i32.const 0x64)))
                  (local.set $found (i32.const 2))
                  (loop $digit
                    (local.set $code (i32.load8_u (i32.add (local.get $pos) (local.get $found))))
                    (br_if $left (i32.and
                      (i32.gt_u (i32.sub (local.get $code) (i32.const 0x30)) (i32.const 9))
                      (i32.gt_u (i32.sub (i32.or (local.get $code) (i32.const 0x20)) (i32.const 0x61)) (i32.const 5))))
                    (local.set $found (i32.add (local.get $found) (i32.const 1)))
                    (br_if $digit (i32.lt_u (local.get $found) (i32.const 6))))
                  (local.set $pos (i32.add (local.get $pos) (i32.const 6)))
                  (br $some)))
                ;; A quote, a backslash, a slash, or b, f, n, r, t.
                (if (i32.ne (local.get $code) (i32.const 0x22)) (then
                  (if (i32.ne (local.get $code) (i32.const 0x5c)) (then
                    (if (i32.ne (local.get $code) (i32.const 0x2f)) (then
                      (local.set $code (i32.sub (local.get $code) (i32.const 0x62)))
                      (br_if $left (i32.gt_u (local.get $code) (i32.const 18)))
                      (br_if $left (i32.eqz (i32.and (i32.const 1) (i32.shr_u (i32.const ${shortEscapes()}) (local.get $code)))))))))))
                (local.set $pos (i32.add (local.get $pos) (i32.const 2)))
                (br $some))))
            (br_if $left (i32.ne (local.get $code) (i32.const 0x22)))
            ${write(
              `(i32.sub (local.get $start) (i32.const ${AT.input}))`,
              '(i32.or (local.get $form) (i32.sub (local.get $pos) (local.get $start)))',
            )}
            (local.set $pos (i32.add (local.get $pos) (i32.const 1)))
            (br $told)))
          (if (i32.eq (i32.or (local.get $code) (i32.const 0x20)) (i32.const 0x7b)) (then
            (br_if $left (i32.ge_u (local.get $open) (local.get $most)))
            (i32.store (local.get $open) (local.get $head))
            (i32.store offset=4 (local.get $open) (local.get $isObject))
            (i32.store offset=8 (local.get $open) (local.get $order))
            (i32.store offset=12 (local.get $open) (local.get $count))
            (local.set $open (i32.add (local.get $open) (i32.const 16)))
            (local.set $head (local.get $at))
            (local.set $at (i32.add (local.get $at) (i32.const 8)))
            (local.set $count (i32.const 0))
            (local.set $isObject (i32.eq (local.get $code) (i32.const 0x7b)))
            ;; Objects begin with no keys; what is in an array has the keys behind it that the array has.
            (if (local.get $isObject) (then (local.set $order (i32.const 0))))
            (local.set $pos (i32.add (local.get $pos) (i32.const 1)))
            ${skip('Open')}
            (if (i32.eq (local.get $code) (i32.add (i32.const 0x5d) (i32.shl (local.get $isObject) (i32.const 5)))) (then
              (local.set $pos (i32.add (local.get $pos) (i32.const 1)))
              ${close()}
              (br $told)))
            (local.set $isKey (local.get $isObject))
            (br $next)))
          (local.set $found (i32.sub (local.get $code) (i32.const 0x30)))
          (if (i32.or (i32.le_u (local.get $found) (i32.const 9)) (i32.eq (local.get $code) (i32.const 0x2d))) (then
            (local.set $start (local.get $pos))
            (if (i32.eq (local.get $code) (i32.const 0x2d)) (then
              (local.set $pos (i32.add (local.get $pos) (i32.const 1)))))
            (if (i32.eq (i32.load8_u (local.get $pos)) (i32.const 0x30))
              (then (local.set $pos (i32.add (local.get $pos) (i32.const 1))))
              (else ${digits('Whole')}))
            (if (i32.eq (i32.load8_u (local.get $pos)) (i32.const 0x2e)) (then
              (local.set $pos (i32.add (local.get $pos) (i32.const 1)))
              ${digits('Part')}))
            (br_if $left (i32.eq (i32.or (i32.load8_u (local.get $pos)) (i32.const 0x20)) (i32.const 0x65)))
            (br_if $left (i32.gt_u (i32.sub (local.get $pos) (local.get $start)) (i32.const 4096)))
            ${write(
              `(i32.or (i32.const ${1 << 29}) (i32.sub (local.get $start) (i32.const ${AT.input})))`,
              '(i32.sub (local.get $pos) (local.get $start))',
            )}
            (br $told)))
          (if (i32.eq (local.get $code) (i32.const 0x74)) (then ${word(4, 0, 0x65757274)}))
          (if (i32.eq (local.get $code) (i32.const 0x66)) (then ${word(5, 1, 0x65736c61)}))
          (if (i32.eq (local.get $code) (i32.const 0x6e)) (then ${word(6, 0, 0x6c6c756e)}))
          (br $left))
        (loop $after
          (if (i32.eq (local.get $open) (i32.const ${AT.open})) (then
            ${skip('End')}
            (i32.store (i32.const 0) (local.get $lines))
            (return (i32.sub (local.get $pos) (i32.const ${AT.input})))))
          (local.set $count (i32.add (local.get $count) (i32.const 1)))
          ${skip('After')}
          (local.set $pos (i32.add (local.get $pos) (i32.const 1)))
          (if (i32.eq (local.get $code) (i32.const 0x2c)) (then
            (local.set $isKey (local.get $isObject))
            (br $next)))
          (br_if $left (i32.ne (local.get $code) (i32.add (i32.const 0x5d) (i32.shl (local.get $isObject) (i32.const 5)))))
          ${close()}
          (br $after))))
    (return (i32.const ${LEFT}))))`;

/** Escapes of a letter, as bits from that of `b` on. */
function shortEscapes(): number {
  return [0x62, 0x66, 0x6e, 0x72, 0x74].reduce((bits, code) => bits | (1 << (code - 0x62)), 0);
}

/** Writes the words of the value that is open, now that all of it was read; then the one around it is. */
function close(): string {
  return `
    (if (local.get $isObject)
      (then (i32.store (local.get $head) (i32.or
        (i32.or (i32.const ${2 << 29}) (i32.shl (local.get $order) (i32.const 16)))
        (select (local.get $count) (i32.const 0xffff) (i32.lt_u (local.get $count) (i32.const 0xffff))))))
      (else (i32.store (local.get $head) (i32.or (i32.const ${3 << 29}) (local.get $count)))))
    (i32.store offset=4 (local.get $head) (i32.shr_u (i32.sub (local.get $at) (i32.const ${AT.words})) (i32.const 2)))
    (local.set $open (i32.sub (local.get $open) (i32.const 16)))
    (local.set $head (i32.load (local.get $open)))
    (local.set $isObject (i32.load offset=4 (local.get $open)))
    (local.set $order (i32.load offset=8 (local.get $open)))
    (local.set $count (i32.load offset=12 (local.get $open)))`;
}
