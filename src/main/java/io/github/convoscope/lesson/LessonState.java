package io.github.convoscope.lesson;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What conditions of a lesson are about.
 *
 * @param answer label of the answered class; null while the pad is empty
 * @param verdict the verdict's name; empty where the network gives none
 * @param pinned names of the layers of pinned neurons
 * @param open names of the open parts of the window
 * @param off names of the layers of units that are switched off
 * @param drawn whether the user has drawn since the step began
 */
public record LessonState(
    @Nullable String answer,
    String verdict,
    Set<String> pinned,
    Set<String> open,
    Set<String> off,
    boolean drawn) {}
