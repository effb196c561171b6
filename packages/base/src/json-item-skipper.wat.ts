/** Where things stand in the memory of the kernel, in bytes. */
export const [FOUND_AT, INPUT_AT] = [0, 64];

/** Of memory: 64 KiB each. Behind the bytes of a piece there are some more, which are zero. */
export const SKIPPER_PAGES = 17;
export const MOST_SKIPPED = 1_048_576;

/** What of sixteen bytes is one of these, outside strings where `within` does not say so. */
const equal = (bytes: string, code: number): string =>
  `(i8x16.bitmask (i8x16.eq ${bytes} (i8x16.splat (i32.const ${code}))))`;

/** A string of text begins or ends at each quote: which of sixteen bytes are within one, from where it stood before them. */
const within = `
  (local.set $in (i32.xor (local.get $quotes) (i32.shl (local.get $quotes) (i32.const 1))))
  (local.set $in (i32.xor (local.get $in) (i32.shl (local.get $in) (i32.const 2))))
  (local.set $in (i32.xor (local.get $in) (i32.shl (local.get $in) (i32.const 4))))
  (local.set $in (i32.xor (local.get $in) (i32.shl (local.get $in) (i32.const 8))))
  (local.set $in (i32.xor (i32.and (local.get $in) (i32.const 0xffff)) (local.get $carried)))
  (local.set $carried (i32.and (i32.const 0xffff) (i32.sub (i32.const 0) (i32.shr_u (local.get $in) (i32.const 15)))))
  (local.set $out (i32.xor (local.get $in) (i32.const 0xffff)))`;

/** What is done with one byte, `$code`, that opens, closes or parts, outside strings; `$pos` is its place. */
const part = `
  (if (i32.eq (local.get $code) (i32.const 0x2c))
    (then (if (i32.eqz (local.get $depth)) (then
      (local.set $next (i32.add (local.get $pos) (i32.const 1)))
      (local.set $count (i32.add (local.get $count) (i32.const 1)))
      (local.set $allLines (i32.add (local.get $allLines) (local.get $lines)))
      (local.set $lines (i32.const 0)))))
    (else
      (local.set $code (i32.or (local.get $code) (i32.const 0x20)))
      (if (i32.eq (local.get $code) (i32.const 0x7b)) (then
        (local.set $depth (i32.add (local.get $depth) (i32.const 1)))))
      (if (i32.eq (local.get $code) (i32.const 0x7d)) (then
        (br_if $over (i32.eqz (local.get $depth)))
        (local.set $depth (i32.sub (local.get $depth) (i32.const 1)))))))`;

/**
 * `skip`: from `$pos`, the first byte of an item or a blank before it, to behind the comma of the last item that is whole before `$end`; leaves how many there were, and their line feeds, in memory. Strings and brackets are all that it knows.
 */
export const JSON_ITEM_SKIPPER = `(module
  (import "kernel" "memory" (memory ${SKIPPER_PAGES}))
  (func $skip (export "skip") (param $pos i32) (param $end i32) (result i32)
    (local $next i32) (local $depth i32) (local $count i32) (local $lines i32) (local $allLines i32)
    (local $carried i32) (local $escaped i32) (local $quotes i32) (local $in i32) (local $out i32)
    (local $opens i32) (local $closes i32) (local $feeds i32) (local $some i32) (local $code i32) (local $block i32)
    (local $bytes v128) (local $letters v128)
    (local.set $next (local.get $pos))
    (block $over
      (loop $blocks
        (br_if $over (i32.ge_u (local.get $pos) (local.get $end)))
        (local.set $block (i32.add (local.get $pos) (i32.const 16)))
        (local.set $bytes (v128.load (local.get $pos)))
        (local.set $quotes ${equal('(local.get $bytes)', 0x22)})
        (if (i32.or (local.get $escaped) ${equal('(local.get $bytes)', 0x5c)})
          (then
            ;; With a backslash, byte by byte.
            (loop $each
              (local.set $code (i32.load8_u (local.get $pos)))
              (if (i32.eq (local.get $code) (i32.const 0x0a)) (then
                (local.set $lines (i32.add (local.get $lines) (i32.const 1)))))
              (if (local.get $escaped)
                (then (local.set $escaped (i32.const 0)))
                (else
                  (if (local.get $carried)
                    (then
                      (if (i32.eq (local.get $code) (i32.const 0x5c)) (then (local.set $escaped (i32.const 1))))
                      (if (i32.eq (local.get $code) (i32.const 0x22)) (then (local.set $carried (i32.const 0)))))
                    (else
                      (if (i32.eq (local.get $code) (i32.const 0x22))
                        (then (local.set $carried (i32.const 0xffff)))
                        (else ${part}))))))
              (local.set $pos (i32.add (local.get $pos) (i32.const 1)))
              (br_if $each (i32.lt_u (local.get $pos) (local.get $block)))))
          (else
            ${within}
            ;; A bracket and a brace are the same bit apart from one another.
            (local.set $letters (v128.or (local.get $bytes) (i8x16.splat (i32.const 0x20))))
            (local.set $opens (i32.and (local.get $out) ${equal('(local.get $letters)', 0x7b)}))
            (local.set $closes (i32.and (local.get $out) ${equal('(local.get $letters)', 0x7d)}))
            (local.set $feeds ${equal('(local.get $bytes)', 0x0a)})
            (if (i32.gt_u (local.get $depth) (i32.popcnt (local.get $closes)))
              (then
                ;; None of these bytes stands between two items.
                (local.set $lines (i32.add (local.get $lines) (i32.popcnt (local.get $feeds))))
                (local.set $depth (i32.sub
                  (i32.add (local.get $depth) (i32.popcnt (local.get $opens)))
                  (i32.popcnt (local.get $closes)))))
              (else
                (local.set $some (i32.or
                  (i32.or (local.get $opens) (local.get $closes))
                  (i32.or (local.get $feeds) (i32.and (local.get $out) ${equal('(local.get $bytes)', 0x2c)}))))
                (block $done
                  (loop $bits
                    (br_if $done (i32.eqz (local.get $some)))
                    (local.set $pos (i32.add (i32.sub (local.get $block) (i32.const 16)) (i32.ctz (local.get $some))))
                    (local.set $some (i32.and (local.get $some) (i32.sub (local.get $some) (i32.const 1))))
                    (local.set $code (i32.load8_u (local.get $pos)))
                    (if (i32.eq (local.get $code) (i32.const 0x0a))
                      (then (local.set $lines (i32.add (local.get $lines) (i32.const 1))))
                      (else ${part}))
                    (br $bits)))))))
        (local.set $pos (local.get $block))
        (br $blocks)))
    (i32.store (i32.const ${FOUND_AT}) (local.get $count))
    (i32.store offset=4 (i32.const ${FOUND_AT}) (local.get $allLines))
    (return (local.get $next))))`;
