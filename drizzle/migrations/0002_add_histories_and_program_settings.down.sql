DROP TABLE "roster_additions";--> statement-breakpoint
DROP TABLE "attendance_events";--> statement-breakpoint
DROP TABLE "enrollment_events";--> statement-breakpoint
DROP FUNCTION refuse_history_change();--> statement-breakpoint
ALTER TABLE "program_enrollments" DROP COLUMN "version", DROP COLUMN "end_reason", DROP COLUMN "ended_at";--> statement-breakpoint
ALTER TABLE "programs" DROP COLUMN "rejection_reasons", DROP COLUMN "promotion_rule", DROP COLUMN "time_zone", DROP COLUMN "slug";
