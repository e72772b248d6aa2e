ALTER TABLE "programs" DROP COLUMN "shows_people", DROP COLUMN "accent";--> statement-breakpoint
-- Not checked against what stands: mails of later kinds stay in the outbox, which is append-only.
ALTER TABLE "mail_outbox" DROP CONSTRAINT "mail_outbox_kind_check", ADD CONSTRAINT "mail_outbox_kind_check" CHECK ("kind" in ('application-received', 'changes-requested', 'approved-guest', 'approved-member', 'rejected', 'promoted', 'completed')) NOT VALID;--> statement-breakpoint
ALTER TABLE "attendance_events" DROP COLUMN "is_late";--> statement-breakpoint
ALTER TABLE "activities" DROP COLUMN "version", DROP COLUMN "sequence", DROP COLUMN "series_day", DROP COLUMN "series_id", DROP COLUMN "cancel_reason";--> statement-breakpoint
DROP TABLE "submission_events";--> statement-breakpoint
DROP TABLE "submissions";--> statement-breakpoint
DROP TABLE "session_reopenings";--> statement-breakpoint
DROP TABLE "calendar_feeds";--> statement-breakpoint
DROP TABLE "activity_series";
