package io.github.convoscope.lesson;

import java.util.Set;
import java.util.function.Predicate;

/**
 * The names that lessons may use, as packages above this one know them.
 *
 * @param network whether a network has this name
 * @param arrangements of the layers
 * @param palettes colour maps
 * @param parts parts of the window that can be opened
 * @param pictures that come with the program
 */
public record LessonNames(
    Predicate<String> network,
    Set<String> arrangements,
    Set<String> palettes,
    Set<String> parts,
    Set<String> pictures) {}
