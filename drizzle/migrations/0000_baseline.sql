CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"username" text,
	"bio" text,
	"avatar_url" text,
	"role" text DEFAULT 'participant' NOT NULL,
	"account_status" text DEFAULT 'incomplete' NOT NULL,
	"suspended_at" timestamp with time zone,
	"suspended_reason" text,
	"locale" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "users_username_unique" UNIQUE("username"),
	CONSTRAINT "users_email_lower_check" CHECK ("email" = lower("email")),
	CONSTRAINT "users_email_length_check" CHECK (char_length("email") between 3 and 254),
	CONSTRAINT "users_name_length_check" CHECK (char_length("name") between 1 and 200),
	CONSTRAINT "users_username_length_check" CHECK (char_length("username") between 3 and 30),
	CONSTRAINT "users_bio_length_check" CHECK (char_length("bio") between 1 and 1000),
	CONSTRAINT "users_avatar_url_length_check" CHECK (char_length("avatar_url") between 1 and 2000),
	CONSTRAINT "users_suspended_reason_length_check" CHECK (char_length("suspended_reason") between 1 and 1000),
	CONSTRAINT "users_role_check" CHECK ("role" in ('participant', 'moderator', 'admin')),
	CONSTRAINT "users_account_status_check" CHECK ("account_status" in ('incomplete', 'pending', 'guest', 'active', 'rejected', 'inactive')),
	CONSTRAINT "users_locale_check" CHECK ("locale" in ('es', 'en'))
);
--> statement-breakpoint
CREATE TABLE "activities" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"kind" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"time_zone" text NOT NULL,
	"location" text,
	"link" text,
	"status" text DEFAULT 'scheduled' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "activities_title_length_check" CHECK (char_length("title") between 1 and 200),
	CONSTRAINT "activities_description_length_check" CHECK (char_length("description") between 1 and 5000),
	CONSTRAINT "activities_location_length_check" CHECK (char_length("location") between 1 and 300),
	CONSTRAINT "activities_link_length_check" CHECK (char_length("link") between 1 and 2000),
	CONSTRAINT "activities_kind_check" CHECK ("kind" in ('session', 'deliverable')),
	CONSTRAINT "activities_status_check" CHECK ("status" in ('draft', 'scheduled', 'cancelled', 'done')),
	CONSTRAINT "activities_time_zone_check" CHECK (timezone("time_zone", '1970-01-01 00:00:00+00'::timestamptz) is not null),
	CONSTRAINT "activities_ends_after_start_check" CHECK ("ends_at" > "starts_at")
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"decision" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"submitted_at" timestamp with time zone,
	"feedback" text,
	"internal_notes" text,
	"reason_code" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "applications_status_check" CHECK ("status" in ('draft', 'submitted', 'changes_requested', 'approved', 'rejected', 'withdrawn')),
	CONSTRAINT "applications_decision_check" CHECK ("decision" in ('guest', 'member')),
	CONSTRAINT "applications_feedback_length_check" CHECK (char_length("feedback") between 1 and 2000),
	CONSTRAINT "applications_internal_notes_length_check" CHECK (char_length("internal_notes") between 1 and 5000),
	CONSTRAINT "applications_reason_code_length_check" CHECK (char_length("reason_code") between 1 and 60),
	CONSTRAINT "applications_version_check" CHECK ("version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "auth_accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auth_accounts_provider_account_unique" UNIQUE("provider_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "auth_rate_limits" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "auth_rate_limits_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "auth_sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token" text NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auth_sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth_verifications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_accounts" ADD CONSTRAINT "auth_accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_sessions" ADD CONSTRAINT "auth_sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_starts_at_index" ON "activities" USING btree ("starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "applications_one_open_per_user_index" ON "applications" USING btree ("user_id") WHERE "status" in ('draft', 'submitted', 'changes_requested');--> statement-breakpoint
CREATE INDEX "applications_user_id_index" ON "applications" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "applications_decided_by_index" ON "applications" USING btree ("decided_by");--> statement-breakpoint
CREATE INDEX "auth_accounts_user_id_index" ON "auth_accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_sessions_user_id_index" ON "auth_sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_verifications_identifier_index" ON "auth_verifications" USING btree ("identifier");--> statement-breakpoint
CREATE FUNCTION set_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.updated_at = clock_timestamp();
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "users_set_updated_at" BEFORE UPDATE ON "users" FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER "activities_set_updated_at" BEFORE UPDATE ON "activities" FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER "applications_set_updated_at" BEFORE UPDATE ON "applications" FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
