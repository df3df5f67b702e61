/**
 * Which claims of an article somebody in it does not accept, who makes and who disputes them, and in which words. Rules find
 * candidates, a linear model on their features decides.
 */
package counterclaim.enrich.contested;
