-- Which heads are not what was just written to them, by their places: those that somebody else moved first.
CREATE OR REPLACE FUNCTION grid.moved_heads(of_stream text[], of_hash bytea[]) RETURNS text LANGUAGE sql
  SET search_path = grid
AS $moved$
  SELECT string_agg(next.place::text, ',')
    FROM unnest(of_stream, of_hash) WITH ORDINALITY AS next (stream, hash, place)
    LEFT JOIN stream_head head ON head.stream = next.stream
    WHERE head.hash IS DISTINCT FROM next.hash
$moved$;

-- An earlier form takes fewer arrays, and would stand beside this one.
DO $drop$
DECLARE
  earlier regprocedure;
BEGIN
  FOR earlier IN SELECT oid FROM pg_proc
    WHERE pronamespace = 'grid'::regnamespace AND proname = 'append' AND pronargs <> 59
  LOOP
    EXECUTE format('DROP FUNCTION %s', earlier);
  END LOOP;
END
$drop$;

-- One batch, or a part of one in which no request depends on another. All of it is written or nothing is: what fails a
-- fence is named by its place in the arrays (SQLSTATE GR001), and the caller asks again without it.
--
-- INVARIANT: a decision is written only while every stream that it relied on is where it was seen. Streams that others
-- rely on move under the exclusive gate, all others under the shared one, so none can move between the check and the
-- commit.
CREATE OR REPLACE FUNCTION grid.append(
  our_lane integer, our_epoch bigint, our_size bigint, is_alone boolean, part integer,
  relied_stream text[], relied_sequence integer[],
  new_stream text[], new_sequence integer[], new_hash bytea[],
  old_stream text[], old_expected integer[], old_expected_hash bytea[], old_sequence integer[], old_hash bytea[],
  entry_stream text[], entry_sequence integer[], entry_type text[], entry_hash bytea[], entry_body text[],
  closed_case text[],
  left_case text[], left_slot text[], left_seat integer[], left_acting integer[],
  held_case text[], held_slot text[], held_seat integer[], held_acting integer[],
  held_officer text[], held_since text[], held_sequence integer[],
  opened_case text[], opened_procedure text[], opened_stage text[], opened_unit text[], opened_status text[],
  moved_case text[], moved_procedure text[], moved_stage text[], moved_unit text[], moved_status text[],
  ended_case text[], ended_clock text[],
  passed_case text[], passed_clock text[], passed_warning integer[],
  due_case text[], due_clock text[], due_warning integer[], due_level text[], due_at bigint[], due_sequence integer[],
  due_shard integer[],
  text_digest text[], text_salt text[], text_text text[],
  pack_version text[], pack_text text[]
) RETURNS void LANGUAGE plpgsql
  SET search_path = grid
  -- Every look-up is by key, however small the tables were when the plan was made, and it is made once: what the
  -- statistics say today must not turn an append of one entry into a scan of every head.
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $append$
DECLARE
  written bigint;
  failed text;
BEGIN
  IF is_alone THEN
    PERFORM pg_advisory_xact_lock(1196575044, 0);
  ELSE
    PERFORM pg_advisory_xact_lock_shared(1196575044, 0);
  END IF;

  UPDATE lane SET size = our_size + cardinality(entry_stream)
    WHERE lane.lane = our_lane AND lane.epoch = our_epoch AND lane.size = our_size;
  IF NOT FOUND THEN
    IF EXISTS (SELECT FROM lane WHERE lane.lane = our_lane AND lane.epoch = our_epoch) THEN
      RAISE EXCEPTION 'lane % has not the % entries that were written to it', our_lane, our_size USING ERRCODE = 'GR003';
    END IF;
    RAISE EXCEPTION 'lane % is no longer held under epoch %', our_lane, our_epoch USING ERRCODE = 'GR002';
  END IF;

  IF cardinality(relied_stream) > 0 THEN
    SELECT string_agg(relied.place::text, ',') INTO failed
      FROM unnest(relied_stream, relied_sequence) WITH ORDINALITY AS relied (stream, sequence, place)
      WHERE coalesce((SELECT head.sequence FROM stream_head head WHERE head.stream = relied.stream), 0)
        <> relied.sequence;
    IF failed IS NOT NULL THEN
      RAISE EXCEPTION '% stale %', part, failed USING ERRCODE = 'GR001';
    END IF;
  END IF;

  IF cardinality(old_stream) > 0 THEN
    UPDATE stream_head head SET sequence = next.sequence, hash = next.hash
      FROM unnest(old_stream, old_expected, old_expected_hash, old_sequence, old_hash)
        AS next (stream, expected, expected_hash, sequence, hash)
      WHERE head.stream = next.stream AND head.sequence = next.expected AND head.hash = next.expected_hash;
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written <> cardinality(old_stream) THEN
      RAISE EXCEPTION '% old %', part, moved_heads(old_stream, old_hash) USING ERRCODE = 'GR001';
    END IF;
  END IF;

  IF cardinality(new_stream) > 0 THEN
    INSERT INTO stream_head (stream, sequence, hash) SELECT * FROM unnest(new_stream, new_sequence, new_hash)
      ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written <> cardinality(new_stream) THEN
      RAISE EXCEPTION '% new %', part, moved_heads(new_stream, new_hash) USING ERRCODE = 'GR001';
    END IF;
  END IF;

  INSERT INTO entry (lane, position, sequence, stream, type, hash, body)
    SELECT our_lane, our_size + given.place - 1, given.sequence, given.stream, given.type, given.hash, given.body
    FROM unnest(entry_stream, entry_sequence, entry_type, entry_hash, entry_body)
      WITH ORDINALITY AS given (stream, sequence, type, hash, body, place);

  IF cardinality(closed_case) > 0 THEN
    DELETE FROM holding WHERE "case" = ANY (closed_case);
  END IF;

  IF cardinality(left_case) > 0 THEN
    DELETE FROM holding USING unnest(left_case, left_slot, left_seat, left_acting) AS gone ("case", slot, seat, acting)
      WHERE holding."case" = gone."case" AND holding.slot = gone.slot AND holding.seat = gone.seat
        AND holding.acting = gone.acting;
  END IF;

  IF cardinality(held_case) > 0 THEN
    INSERT INTO holding ("case", slot, seat, acting, officer, since, sequence)
      SELECT * FROM unnest(
        held_case, held_slot, held_seat, held_acting, held_officer, held_since, held_sequence)
      ON CONFLICT ("case", slot, seat, acting)
      DO UPDATE SET officer = excluded.officer, since = excluded.since, sequence = excluded.sequence;
  END IF;

  IF cardinality(opened_case) > 0 THEN
    INSERT INTO case_head ("case", procedure, stage, unit, status)
      SELECT * FROM unnest(opened_case, opened_procedure, opened_stage, opened_unit, opened_status);
  END IF;

  IF cardinality(moved_case) > 0 THEN
    UPDATE case_head head SET procedure = coalesce(moved.procedure, head.procedure),
        stage = coalesce(moved.stage, head.stage), unit = coalesce(moved.unit, head.unit),
        status = coalesce(moved.status, head.status)
      FROM unnest(moved_case, moved_procedure, moved_stage, moved_unit, moved_status)
        AS moved ("case", procedure, stage, unit, status)
      WHERE head."case" = moved."case";
  END IF;

  IF cardinality(ended_case) > 0 THEN
    DELETE FROM clock USING unnest(ended_case, ended_clock) AS ended ("case", clock)
      WHERE clock."case" = ended."case" AND (ended.clock IS NULL OR clock.clock = ended.clock);
  END IF;

  IF cardinality(passed_case) > 0 THEN
    DELETE FROM clock USING unnest(passed_case, passed_clock, passed_warning) AS passed ("case", clock, warning)
      WHERE clock."case" = passed."case" AND clock.clock = passed.clock AND clock.warning = passed.warning;
  END IF;

  IF cardinality(due_case) > 0 THEN
    INSERT INTO clock ("case", clock, warning, level, due, sequence, shard)
      SELECT * FROM unnest(due_case, due_clock, due_warning, due_level, due_at, due_sequence, due_shard)
      ON CONFLICT ("case", clock, warning)
      DO UPDATE SET level = excluded.level, due = excluded.due, sequence = excluded.sequence;
  END IF;

  IF cardinality(text_digest) > 0 THEN
    INSERT INTO personal_text (digest, salt, text) SELECT * FROM unnest(text_digest, text_salt, text_text)
      ON CONFLICT DO NOTHING;
  END IF;

  IF cardinality(pack_version) > 0 THEN
    INSERT INTO pack_content (version, content) SELECT * FROM unnest(pack_version, pack_text) ON CONFLICT DO NOTHING;
  END IF;
END
$append$;
