DROP TABLE "auth_verifications";--> statement-breakpoint
DROP TABLE "auth_sessions";--> statement-breakpoint
DROP TABLE "auth_rate_limits";--> statement-breakpoint
DROP TABLE "auth_accounts";--> statement-breakpoint
DROP TABLE "applications";--> statement-breakpoint
DROP TABLE "activities";--> statement-breakpoint
DROP TABLE "users";--> statement-breakpoint
DROP FUNCTION set_updated_at();
