CREATE TABLE "statistic_flow" (
	"year" char(4) PRIMARY KEY NOT NULL,
	"incoming" integer NOT NULL,
	"resolved" integer NOT NULL,
	"pending" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "statistic_outcome" (
	"by" text NOT NULL,
	"key" text NOT NULL,
	"parent" text NOT NULL,
	"currency" char(3) NOT NULL,
	"opened" integer NOT NULL,
	"enforced" integer NOT NULL,
	"partly" integer NOT NULL,
	"unenforceable" integer NOT NULL,
	"terminated" integer NOT NULL,
	"transferred" integer NOT NULL,
	"claimed_minor" numeric NOT NULL,
	"recovered_minor" numeric NOT NULL,
	"auction_minor" numeric NOT NULL,
	"days" integer[] NOT NULL,
	"cases" integer[] NOT NULL,
	CONSTRAINT "statistic_outcome_by_key_currency_pk" PRIMARY KEY("by","key","currency")
);
