package org.hled.local.stack;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * What every child runs first: it calls the real main, and ends this process when the one that started it is gone, so
 * that nothing is left behind even where the stack is killed outright. It may use the JDK only: the class path is the
 * child's.
 */
public final class Launcher {

    private static final int ORPHANED = 70;

    private Launcher() {}

    /** @param args the process that starts this one, the real main class, and what that is to be given */
    public static void main(String[] args) throws Throwable {
        endWith(Long.parseLong(args[0]));
        Class<?> main = Class.forName(args[1]);
        try {
            main.getMethod("main", String[].class).invoke(null, (Object) Arrays.copyOfRange(args, 2, args.length));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void endWith(long parentId) {
        ProcessHandle parent = ProcessHandle.current().parent().orElse(null);
        if (parent == null || parent.pid() != parentId) {
            Runtime.getRuntime().halt(ORPHANED);
            return;
        }
        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(ORPHANED));
    }
}
