ALTER TABLE "attendance_events" DROP CONSTRAINT "attendance_events_op_hash_check";--> statement-breakpoint
ALTER TABLE "attendance_events" ADD CONSTRAINT "attendance_events_op_hash_check" CHECK (length("op_hash") = 64 and translate("op_hash", '0123456789abcdef', '') = '');
