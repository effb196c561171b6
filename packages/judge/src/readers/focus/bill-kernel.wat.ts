/**
 * The inner loop of reading a bill, in WebAssembly, for it looks at sixteen bytes at once. All of its memory is laid out by
 * `BillKernel`, which also says what each place means.
 *
 * - `valid` tells whether all is UTF-8 (by table 3-7 of the Unicode standard) up to a `$end` that ends a character;
 * - `read` finds the fields of the record that starts at `$at`, notes where those lie that are looked at, and numbers them;
 * - `numbers` numbers the fields noted last, and looks up what they tell;
 * - `key` looks up the sum that a line belongs to.
 *
 * Behind `$end` stand a line feed and a quote, so that no search for either runs away.
 */
export const BILL_KERNEL = `
(module
  (import "kernel" "memory" (memory 1))

  (func $valid (export "valid") (param $at i32) (param $end i32) (result i32)
    (local $bits i32) (local $lead i32) (local $least i32) (local $most i32)
    (loop $next
      (if (i32.ge_u (local.get $at) (local.get $end)) (then (return (i32.const 1))))
      (local.set $bits (i8x16.bitmask (v128.load (local.get $at))))
      (if (i32.eqz (local.get $bits))
        (then
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br $next)))
      (local.set $at (i32.add (local.get $at) (i32.ctz (local.get $bits))))
      (if (i32.ge_u (local.get $at) (local.get $end)) (then (return (i32.const 1))))
      (local.set $lead (i32.load8_u (local.get $at)))
      (if (i32.lt_u (local.get $lead) (i32.const 0xc2)) (then (return (i32.const 0))))
      (if (i32.gt_u (local.get $lead) (i32.const 0xf4)) (then (return (i32.const 0))))
      ;; The second byte is narrower after these leads: no overlong form, no surrogate, nothing above U+10FFFF.
      (local.set $least (i32.const 0x80))
      (local.set $most (i32.const 0xbf))
      (if (i32.eq (local.get $lead) (i32.const 0xe0)) (then (local.set $least (i32.const 0xa0))))
      (if (i32.eq (local.get $lead) (i32.const 0xf0)) (then (local.set $least (i32.const 0x90))))
      (if (i32.eq (local.get $lead) (i32.const 0xed)) (then (local.set $most (i32.const 0x9f))))
      (if (i32.eq (local.get $lead) (i32.const 0xf4)) (then (local.set $most (i32.const 0x8f))))
      (if (i32.lt_u (i32.load8_u offset=1 (local.get $at)) (local.get $least)) (then (return (i32.const 0))))
      (if (i32.gt_u (i32.load8_u offset=1 (local.get $at)) (local.get $most)) (then (return (i32.const 0))))
      (local.set $at (i32.add (local.get $at) (i32.const 2)))
      (br_if $next (i32.lt_u (local.get $lead) (i32.const 0xe0)))
      (if (i32.ne (i32.and (i32.load8_u (local.get $at)) (i32.const 0xc0)) (i32.const 0x80))
        (then (return (i32.const 0))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $lead) (i32.const 0xf0)))
      (if (i32.ne (i32.and (i32.load8_u (local.get $at)) (i32.const 0xc0)) (i32.const 0x80))
        (then (return (i32.const 0))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br $next))
    (unreachable))

  (func $read (export "read") (param $at i32) (param $end i32) (result i32)
    (local $start i32) (local $stop i32) (local $code i32) (local $column i32) (local $columns i32)
    (local $doubled i32) (local $twice i32) (local $feeds i32) (local $slot i32) (local $bits i32)
    (local $quote v128) (local $comma v128) (local $feed v128) (local $return v128) (local $piece v128)
    (local.set $quote (i8x16.splat (i32.const 0x22)))
    (local.set $comma (i8x16.splat (i32.const 0x2c)))
    (local.set $feed (i8x16.splat (i32.const 0x0a)))
    (local.set $return (i8x16.splat (i32.const 0x0d)))
    (local.set $columns (i32.load offset=20 (i32.const 0)))
    (loop $field
      (local.set $start (local.get $at))
      (local.set $twice (i32.const 0))
      (if (i32.eq (i32.load8_u (local.get $at)) (i32.const 0x22))
        (then
          (local.set $at (i32.add (local.get $at) (i32.const 1)))
          (local.set $start (local.get $at))
          (block $closed
            (loop $inside
              (local.set $piece (v128.load (local.get $at)))
              (local.set $bits (i8x16.bitmask (v128.or
                (i8x16.eq (local.get $piece) (local.get $quote))
                (i8x16.eq (local.get $piece) (local.get $feed)))))
              (if (i32.eqz (local.get $bits))
                (then
                  (local.set $at (i32.add (local.get $at) (i32.const 16)))
                  (br $inside)))
              (local.set $at (i32.add (local.get $at) (i32.ctz (local.get $bits))))
              (if (i32.eq (i32.load8_u (local.get $at)) (i32.const 0x0a))
                (then
                  (local.set $feeds (i32.add (local.get $feeds) (i32.const 1)))
                  (local.set $at (i32.add (local.get $at) (i32.const 1)))
                  (br $inside)))
              (br_if $closed (i32.ge_u (local.get $at) (local.get $end)))
              (br_if $closed (i32.ne (i32.load8_u offset=1 (local.get $at)) (i32.const 0x22)))
              (local.set $twice (i32.const 1))
              (local.set $at (i32.add (local.get $at) (i32.const 2)))
              (br $inside)))
          (local.set $stop (local.get $at))
          (local.set $at (i32.add (local.get $at) (i32.const 1))))
        (else
          (block $ended
            (loop $plain
              (local.set $piece (v128.load (local.get $at)))
              (local.set $bits (i8x16.bitmask (v128.or
                (i8x16.eq (local.get $piece) (local.get $comma))
                (v128.or
                  (i8x16.eq (local.get $piece) (local.get $feed))
                  (i8x16.eq (local.get $piece) (local.get $return))))))
              (br_if $ended (local.get $bits))
              (local.set $at (i32.add (local.get $at) (i32.const 16)))
              (br $plain)))
          (local.set $at (i32.add (local.get $at) (i32.ctz (local.get $bits))))
          (local.set $stop (local.get $at))))
      (if (i32.ge_u (local.get $at) (local.get $end)) (then (return (i32.const 4))))
      (local.set $code (i32.load8_u (local.get $at)))
      (if (i32.lt_u (local.get $column) (local.get $columns))
        (then
          (local.set $slot (i32.load8_s offset=1024 (local.get $column)))
          (if (i32.ne (local.get $slot) (i32.const -1))
            (then
              (local.set $doubled (i32.or (local.get $doubled) (i32.shl (local.get $twice) (local.get $slot))))
              (local.set $slot (i32.shl (local.get $slot) (i32.const 2)))
              (i32.store offset=64 (local.get $slot) (local.get $start))
              (i32.store offset=160 (local.get $slot) (local.get $stop))))))
      (local.set $column (i32.add (local.get $column) (i32.const 1)))
      (if (i32.eq (local.get $code) (i32.const 0x2c))
        (then
          (local.set $at (i32.add (local.get $at) (i32.const 1)))
          (br $field))))
    (i32.store offset=4 (i32.const 0) (local.get $feeds))
    (local.set $at (i32.add (local.get $at) (i32.const 1)))
    (if (i32.eq (local.get $code) (i32.const 0x0d))
      (then
        (if (i32.eq (i32.load8_u (local.get $at)) (i32.const 0x0a))
          (then (local.set $at (i32.add (local.get $at) (i32.const 1))))))
      (else
        (if (i32.ne (local.get $code) (i32.const 0x0a)) (then (return (i32.const 5))))))
    (i32.store offset=0 (i32.const 0) (local.get $at))
    (i32.store offset=8 (i32.const 0) (local.get $doubled))
    (if (i32.lt_u (local.get $column) (local.get $columns))
      (then
        (local.set $start (local.get $column))
        (loop $lacking
          (local.set $slot (i32.load8_s offset=1024 (local.get $start)))
          (if (i32.ne (local.get $slot) (i32.const -1))
            (then
              (local.set $slot (i32.shl (local.get $slot) (i32.const 2)))
              (i32.store offset=160 (local.get $slot) (i32.load offset=64 (local.get $slot)))))
          (local.set $start (i32.add (local.get $start) (i32.const 1)))
          (br_if $lacking (i32.lt_u (local.get $start) (local.get $columns))))))
    (if (i32.eq (local.get $column) (i32.const 1)) (then (return (i32.const 3))))
    (return (call $numbers)))

  (func $numbers (export "numbers") (result i32)
    (local $index i32) (local $count i32) (local $slot i32) (local $place i32) (local $number i32)
    (local.set $count (i32.load offset=24 (i32.const 0)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $index) (local.get $count)))
        (local.set $slot (i32.load8_u offset=32 (local.get $index)))
        (local.set $place (i32.shl (local.get $slot) (i32.const 2)))
        (local.set $number (call $field
          (i32.add (i32.const 384) (i32.shl (local.get $slot) (i32.const 5)))
          (i32.load offset=64 (local.get $place))
          (i32.load offset=160 (local.get $place))))
        (if (i32.eq (local.get $number) (i32.const -1)) (then (return (i32.const 2))))
        (i32.store offset=256 (local.get $place) (i32.or
          (i32.shl (local.get $number) (i32.const 1))
          (i32.and
            (i32.shr_u (i32.load offset=8 (i32.const 0)) (local.get $slot))
            (i32.const 1))))
        (local.set $index (i32.add (local.get $index) (i32.const 1)))
        (br $next)))
    (local.set $number (call $tuple (i32.const 976) (i32.const 292) (i32.const 0)))
    (if (i32.eq (local.get $number) (i32.const -1)) (then (return (i32.const 2))))
    (i32.store offset=16 (i32.const 0) (local.get $number))
    (return (i32.const 0)))

  (func $key (export "key") (param $mark i32) (result i32)
    (return (call $tuple (i32.const 960) (i32.const 256) (local.get $mark))))

  ;; Number of the value of a field, from 1; 0 where it is empty; -1 where it is too long or its place is taken.
  (func $field (param $field i32) (param $start i32) (param $end i32) (result i32)
    (local $length i32) (local $at i32) (local $last i32) (local $hash i64) (local $only i64) (local $mask i32)
    (local $place i32) (local $entry i32) (local $probes i32) (local $known i32) (local $base i32) (local $short i32)
    (local.set $length (i32.sub (local.get $end) (local.get $start)))
    (if (i32.eqz (local.get $length)) (then (return (i32.const 0))))
    (if (i32.gt_u (local.get $length) (i32.const 4096)) (then (return (i32.const -1))))
    (local.set $last (i32.sub (local.get $end) (i32.const 8)))
    (local.set $hash (i64.extend_i32_u (local.get $length)))
    (local.set $at (local.get $start))
    (if (i32.lt_u (local.get $length) (i32.const 8))
      (then
        (local.set $only (i64.sub
          (i64.shl (i64.const 1) (i64.extend_i32_u (i32.shl (local.get $length) (i32.const 3))))
          (i64.const 1)))
        (local.set $hash (i64.mul
          (i64.xor (local.get $hash) (i64.and (i64.load (local.get $start)) (local.get $only)))
          (i64.const 0x9e3779b97f4a7c15))))
      (else
        ;; Of a long value, its ends: which one it is, all of its bytes tell.
        (block $hashed
          (loop $word
            (br_if $hashed (i32.ge_u (local.get $at) (local.get $last)))
            (local.set $hash (i64.mul
              (i64.xor (local.get $hash) (i64.load (local.get $at)))
              (i64.const 0x9e3779b97f4a7c15)))
            (local.set $hash (i64.xor (local.get $hash) (i64.shr_u (local.get $hash) (i64.const 32))))
            (local.set $at (i32.add (local.get $at) (i32.const 8)))
            (br_if $word (i32.ne (i32.sub (local.get $at) (local.get $start)) (i32.const 64)))
            (if (i32.gt_u (local.get $length) (i32.const 128))
              (then (local.set $at (i32.sub (local.get $end) (i32.const 64)))))
            (br $word)))
        (local.set $hash (i64.mul
          (i64.xor (local.get $hash) (i64.load (local.get $last)))
          (i64.const 0x9e3779b97f4a7c15)))))
    (local.set $short (i32.wrap_i64 (i64.shr_u (local.get $hash) (i64.const 32))))
    (local.set $mask (i32.load (local.get $field)))
    (local.set $base (i32.load offset=12 (local.get $field)))
    (local.set $place (local.get $short))
    (loop $probe
      (local.set $place (i32.and (local.get $place) (local.get $mask)))
      (local.set $entry (i32.add (local.get $base) (i32.shl (local.get $place) (i32.const 4))))
      (if (i32.eqz (i32.load offset=4 (local.get $entry)))
        (then (return (call $enter (local.get $field) (local.get $entry) (local.get $short) (local.get $start) (local.get $length)))))
      (block $other
        (br_if $other (i32.ne (i32.load (local.get $entry)) (local.get $short)))
        (br_if $other (i32.ne (i32.load offset=12 (local.get $entry)) (local.get $length)))
        (local.set $known (i32.add (i32.load offset=16 (local.get $field)) (i32.load offset=8 (local.get $entry))))
        (if (i32.lt_u (local.get $length) (i32.const 8))
          (then
            (br_if $other (i32.eqz (i64.eqz (i64.and
              (i64.xor (i64.load (local.get $start)) (i64.load (local.get $known)))
              (local.get $only))))))
          (else
            (br_if $other (i64.ne
              (i64.load (local.get $last))
              (i64.load (i32.sub (i32.add (local.get $known) (local.get $length)) (i32.const 8)))))
            (local.set $at (local.get $start))
            (block $same
              (loop $word
                (br_if $same (i32.ge_u (local.get $at) (local.get $last)))
                (br_if $other (i64.ne (i64.load (local.get $at)) (i64.load (local.get $known))))
                (local.set $at (i32.add (local.get $at) (i32.const 8)))
                (local.set $known (i32.add (local.get $known) (i32.const 8)))
                (br $word)))))
        (return (i32.load offset=4 (local.get $entry))))
      (local.set $place (i32.add (local.get $place) (i32.const 1)))
      (local.set $probes (i32.add (local.get $probes) (i32.const 1)))
      (br_if $probe (i32.lt_u (local.get $probes) (i32.const 64))))
    (return (i32.const -1)))

  ;; Keeps a value that is new, and gives its number; -1 where there is no room for it.
  (func $enter (param $field i32) (param $entry i32) (param $hash i32) (param $start i32) (param $length i32) (result i32)
    (local $number i32) (local $used i32)
    (local.set $number (i32.add (i32.load offset=4 (local.get $field)) (i32.const 1)))
    (local.set $used (i32.load offset=8 (local.get $field)))
    (i32.store offset=12 (i32.const 0) (i32.const 1))
    (if (i32.gt_u (i32.add (local.get $used) (local.get $length)) (i32.load offset=20 (local.get $field)))
      (then (return (i32.const -1))))
    (memory.copy (i32.add (i32.load offset=16 (local.get $field)) (local.get $used)) (local.get $start) (local.get $length))
    (i32.store (local.get $entry) (local.get $hash))
    (i32.store offset=4 (local.get $entry) (local.get $number))
    (i32.store offset=8 (local.get $entry) (local.get $used))
    (i32.store offset=12 (local.get $entry) (local.get $length))
    (i32.store offset=4 (local.get $field) (local.get $number))
    (i32.store offset=8 (local.get $field) (i32.add (local.get $used) (local.get $length)))
    (return (local.get $number)))

  ;; Number of twelve numbers and a mark, from 0; the next one where they are new; -1 where their place is taken.
  (func $tuple (param $table i32) (param $numbers i32) (param $mark i32) (result i32)
    (local $hash i64) (local $at i32) (local $mask i32) (local $base i32) (local $place i32) (local $entry i32)
    (local $short i32) (local $probes i32) (local $number i32)
    (local.set $hash (i64.extend_i32_u (local.get $mark)))
    (loop $pair
      (local.set $hash (i64.mul
        (i64.xor (local.get $hash) (i64.load (i32.add (local.get $numbers) (local.get $at))))
        (i64.const 0x9e3779b97f4a7c15)))
      (local.set $hash (i64.xor (local.get $hash) (i64.shr_u (local.get $hash) (i64.const 32))))
      (local.set $at (i32.add (local.get $at) (i32.const 8)))
      (br_if $pair (i32.ne (local.get $at) (i32.const 48))))
    (local.set $short (i32.wrap_i64 (local.get $hash)))
    (local.set $mask (i32.load (local.get $table)))
    (local.set $base (i32.load offset=12 (local.get $table)))
    (local.set $place (local.get $short))
    (loop $probe
      (local.set $entry (i32.add
        (local.get $base)
        (i32.shl (i32.and (local.get $place) (local.get $mask)) (i32.const 6))))
      (local.set $number (i32.load offset=4 (local.get $entry)))
      (if (i32.eqz (local.get $number))
        (then
          (local.set $number (i32.load offset=4 (local.get $table)))
          (i32.store (local.get $entry) (local.get $short))
          (i32.store offset=4 (local.get $entry) (i32.add (local.get $number) (i32.const 1)))
          (i32.store offset=8 (local.get $entry) (local.get $mark))
          (memory.copy (i32.add (local.get $entry) (i32.const 16)) (local.get $numbers) (i32.const 48))
          (i32.store offset=4 (local.get $table) (i32.add (local.get $number) (i32.const 1)))
          (i32.store offset=12 (i32.const 0) (i32.const 1))
          (return (local.get $number))))
      (block $other
        (br_if $other (i32.ne (i32.load (local.get $entry)) (local.get $short)))
        (br_if $other (i32.ne (i32.load offset=8 (local.get $entry)) (local.get $mark)))
        (br_if $other (v128.any_true (v128.or
          (v128.xor (v128.load offset=16 (local.get $entry)) (v128.load (local.get $numbers)))
          (v128.or
            (v128.xor (v128.load offset=32 (local.get $entry)) (v128.load offset=16 (local.get $numbers)))
            (v128.xor (v128.load offset=48 (local.get $entry)) (v128.load offset=32 (local.get $numbers)))))))
        (return (i32.sub (local.get $number) (i32.const 1))))
      (local.set $place (i32.add (local.get $place) (i32.const 1)))
      (local.set $probes (i32.add (local.get $probes) (i32.const 1)))
      (br_if $probe (i32.lt_u (local.get $probes) (i32.const 64))))
    (return (i32.const -1))))
`;
