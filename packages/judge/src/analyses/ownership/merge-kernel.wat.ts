/** Bytes where things stand in the memory of the kernel; lists come behind. */
export const PLACES = {
  /** Largest share that was not kept (f64), largest that was not told (f64), how many were told, how many there were. */
  pruned: 0,
  near: 8,
  told: 16,
  count: 20,
  /** What to add up: where a list starts and ends, and what it is multiplied by (f64). */
  tasks: 64,
  /** Lists of one holder. */
  single: 4160,
  /** Of each holder, where it stands in `sums`, by a hash. */
  slots: 8192,
  /** Holder, nothing, and its sum (f64). */
  sums: 24_576,
  toldHolders: 57_344,
  toldShares: 65_536,
  /** Pairs as lists have them. */
  kept: 81_920,
  end: 98_304,
} as const;

/** Tasks, and entries of all their lists, of one call. */
export const MOST_TASKS = 256;
export const MOST_ENTRIES = 2048;

/**
 * Adds up lists of holders, each times a number: what a node’s ultimate holders have through those that hold it. A list is pairs of a
 * holder and a share in units of 2^-32, eight bytes each.
 *
 * `merge(end of tasks, base, carried, least)`: sums by holder; those of `carried` and more (in units) are put in `kept`, rounded down,
 * those of `least` and more are told. Gives how many were kept. Slots count from `base`: what is not above it is of calls before.
 * `copy(to, bytes)`: brings what was kept to where it stays.
 */
export const MERGE_KERNEL = `(module
  (import "kernel" "memory" (memory 2))
  (func $merge (export "merge")
    (param $end i32) (param $base i32) (param $carried f64) (param $least f64) (result i32)
    (local $task i32) (local $at i32) (local $until i32) (local $weight f64)
    (local $holder i32) (local $share f64) (local $slot i32) (local $place i32) (local $sum i32)
    (local $put i32) (local $flag i32) (local $tell i32) (local $telling i32)
    (local $pruned f64) (local $near f64)
    (local.set $task (i32.const ${PLACES.tasks}))
    (local.set $sum (i32.const ${PLACES.sums}))
    (block $added
      (loop $list
        (br_if $added (i32.ge_u (local.get $task) (local.get $end)))
        (local.set $at (i32.load (local.get $task)))
        (local.set $until (i32.load offset=4 (local.get $task)))
        (local.set $weight (f64.load offset=8 (local.get $task)))
        (local.set $task (i32.add (local.get $task) (i32.const 16)))
        (block $listed
          (loop $entry
            (br_if $listed (i32.ge_u (local.get $at) (local.get $until)))
            (local.set $holder (i32.load (local.get $at)))
            (local.set $share
              (f64.mul (f64.convert_i32_u (i32.load offset=4 (local.get $at))) (local.get $weight)))
            (local.set $at (i32.add (local.get $at) (i32.const 8)))
            ;; Knuth, multiplicative hashing by the golden ratio.
            (local.set $slot
              (i32.and (i32.shr_u (i32.mul (local.get $holder) (i32.const 0x9e3779b1)) (i32.const 5)) (i32.const 16380)))
            (block $new
              (loop $probe
                (local.set $place
                  (i32.sub (i32.load offset=${PLACES.slots} (local.get $slot)) (local.get $base)))
                (br_if $new (i32.le_s (local.get $place) (i32.const 0)))
                (local.set $place (i32.shl (local.get $place) (i32.const 4)))
                (if (i32.eq (i32.load offset=${PLACES.sums - 16} (local.get $place)) (local.get $holder))
                  (then
                    (f64.store offset=${PLACES.sums - 8} (local.get $place)
                      (f64.add (f64.load offset=${PLACES.sums - 8} (local.get $place)) (local.get $share)))
                    (br $entry)))
                (local.set $slot (i32.and (i32.add (local.get $slot) (i32.const 4)) (i32.const 16380)))
                (br $probe)))
            (i32.store (local.get $sum) (local.get $holder))
            (f64.store offset=8 (local.get $sum) (local.get $share))
            (local.set $sum (i32.add (local.get $sum) (i32.const 16)))
            (i32.store offset=${PLACES.slots} (local.get $slot)
              (i32.add (local.get $base)
                (i32.shr_u (i32.sub (local.get $sum) (i32.const ${PLACES.sums})) (i32.const 4))))
            (br $entry)))
        (br $list)))
    (i32.store (i32.const ${PLACES.count})
      (i32.shr_u (i32.sub (local.get $sum) (i32.const ${PLACES.sums})) (i32.const 4)))
    (local.set $at (i32.const ${PLACES.sums}))
    (local.set $put (i32.const ${PLACES.kept}))
    (local.set $tell (i32.const ${PLACES.toldHolders}))
    (local.set $telling (i32.const ${PLACES.toldShares}))
    (block $closed
      (loop $one
        (br_if $closed (i32.ge_u (local.get $at) (local.get $sum)))
        (local.set $holder (i32.load (local.get $at)))
        (local.set $share (f64.load offset=8 (local.get $at)))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        ;; Each is written; whether the next one is written over it is not for a branch to guess.
        (i32.store (local.get $put) (local.get $holder))
        (i32.store offset=4 (local.get $put) (i32.trunc_sat_f64_u (local.get $share)))
        (local.set $flag (f64.ge (local.get $share) (local.get $carried)))
        (local.set $put (i32.add (local.get $put) (i32.shl (local.get $flag) (i32.const 3))))
        (if (i32.eqz (i32.or (local.get $flag) (f64.ge (local.get $pruned) (local.get $share))))
          (then (local.set $pruned (local.get $share))))
        (i32.store (local.get $tell) (local.get $holder))
        (f64.store (local.get $telling) (f64.mul (local.get $share) (f64.const 2.3283064365386963e-10)))
        (local.set $flag (f64.ge (local.get $share) (local.get $least)))
        (local.set $tell (i32.add (local.get $tell) (i32.shl (local.get $flag) (i32.const 2))))
        (local.set $telling (i32.add (local.get $telling) (i32.shl (local.get $flag) (i32.const 3))))
        (if (i32.eqz (i32.or (local.get $flag) (f64.ge (local.get $near) (local.get $share))))
          (then (local.set $near (local.get $share))))
        (br $one)))
    (f64.store (i32.const ${PLACES.pruned}) (local.get $pruned))
    (f64.store (i32.const ${PLACES.near}) (local.get $near))
    (i32.store (i32.const ${PLACES.told})
      (i32.shr_u (i32.sub (local.get $tell) (i32.const ${PLACES.toldHolders})) (i32.const 2)))
    (return (i32.shr_u (i32.sub (local.get $put) (i32.const ${PLACES.kept})) (i32.const 3))))
  (func $copy (export "copy") (param $to i32) (param $bytes i32)
    (local $at i32)
    (block $copied
      (loop $next
        (br_if $copied (i32.ge_u (local.get $at) (local.get $bytes)))
        (i64.store (i32.add (local.get $to) (local.get $at)) (i64.load offset=${PLACES.kept} (local.get $at)))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br $next)))))`;
