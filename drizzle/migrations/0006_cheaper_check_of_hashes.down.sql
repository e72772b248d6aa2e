ALTER TABLE "attendance_events" DROP CONSTRAINT "attendance_events_op_hash_check";--> statement-breakpoint
ALTER TABLE "attendance_events" ADD CONSTRAINT "attendance_events_op_hash_check" CHECK ("op_hash" ~ '^[0-9a-f]{64}$');
