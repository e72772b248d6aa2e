ALTER TABLE "applications" DROP COLUMN "twitter_username", DROP COLUMN "github_username", DROP COLUMN "goal", DROP COLUMN "program_id";--> statement-breakpoint
DROP TABLE "attendance_records";--> statement-breakpoint
DROP TABLE "program_enrollments";--> statement-breakpoint
DROP TABLE "program_activities";--> statement-breakpoint
DROP TABLE "programs";
