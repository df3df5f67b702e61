package counterclaim.localstack.cli;

/** Ends a command with exit code 1; the message tells the user what was being done and what to do next. */
final class Problem extends RuntimeException {
    Problem(String message) {
        super(message);
    }

    Problem(String message, Throwable cause) {
        super(message, cause);
    }
}
